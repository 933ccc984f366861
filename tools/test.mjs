// `npm test`: everything, on a bare clone after `npm ci`. Checks, builds, then all specs; ends with one line of counts.
// `npm test -- rooms|screens|house [path …]` runs a part of the specs without the checks.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBuilt, root } from './build.mjs';
import { lint, run, types } from './check.mjs';
import { installMissing } from './debian-packages.mjs';

const counts = { passed: 0, failed: 0 };
const say = (line) => process.stdout.write(`${line}\n`);

async function step(name, work) {
  const began = Date.now();
  try {
    await work();
    counts.passed += 1;
    say(`✓ ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    counts.failed += 1;
    say(`✗ ${name}: ${error.message}`);
  }
}

function specs(args) {
  const folder = mkdtempSync(join(tmpdir(), 'rong-counts-'));
  const report = join(folder, 'report.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const all = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args];
  const result = spawnSync(process.execPath, [vitest, ...all], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } });
  const { numPassedTests, numFailedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += numPassedTests;
  // A file that breaks before its first test counts as a failure too.
  counts.failed += Math.max(numFailedTests, testResults.filter((file) => file.status === 'failed').length);
  if (result.status !== 0 && counts.failed === 0) counts.failed += 1;
  if (numTotalTests === 0) counts.failed += 1;
  longest(testResults);
  rmSync(folder, { recursive: true, force: true });
}

/** Where the minutes of a run went: the next to shorten, when the whole comes near its 20 minutes. */
function longest(files) {
  const seconds = files.map(({ name, startTime, endTime }) => [(endTime - startTime) / 1000, relative(root, name)]).sort(([a], [b]) => b - a);
  say('The longest:');
  for (const [took, name] of seconds.slice(0, 12)) say(`${took.toFixed(0).padStart(5)} s ${name}`);
}

const parts = process.argv.slice(2);
installMissing();
if (parts.length === 0) {
  // Each has one thread, and the machine has several.
  await Promise.all([step('lint', lint), step('types', types), step('nothing unused (knip)', () => run('knip/bin/knip.js', []))]);
}
await step('build', () => ensureBuilt(['api', 'wall', 'department-feeds']));
const [project, ...paths] = parts;
// `house` means `house-timed` too.
specs(project ? [`--project=${project}*`, ...paths] : []);
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
