// `npm start`: the whole demonstration with one command. Builds, starts the departments' stand-ins and the server,
// says the address, restarts the server when it dies, and ends everything that it started.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt, root } from './build.mjs';
import { demoEnvironment, readsStandIns } from './demo-environment.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const dataDir = resolve(process.env.IOC_DATA || join(root, '.data'));
const packDir = resolve(root, process.env.IOC_CONFIG || 'config/kon-tum');
const port = process.env.IOC_PORT || '8080';
const children = new Map();
let ending = false;
let wasReady = false;

function run(name, script, env) {
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const log = createWriteStream(join(dataDir, 'logs', `${name}.log`), { flags: 'a' });
  // The channel carries nothing: its end tells the child that this launcher is gone, however it went.
  const child = spawn(process.execPath, [join(root, script)], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  // What a person must read (a refused start, a fault in the configuration) is said on standard error.
  child.stderr.pipe(process.stderr, { end: false });
  children.set(name, child);
  return child;
}

function startDepartments(env) {
  return new Promise((done, failed) => {
    const child = run('department-feeds', 'apps/department-feeds/dist/main.js', env);
    child.stdout.on('data', (chunk) => String(chunk).includes('department feeds on ports') && done());
    child.on('exit', (code) => {
      failed(new Error(`the departments' stand-ins ended with code ${code}`));
      if (!ending) setTimeout(() => startDepartments(env).catch(() => {}), 2000);
    });
  });
}

/** Ends the command before anything is started when a server would be refused here: 78 configuration, 75 data in use. */
function preflight(env) {
  const { status } = spawnSync(process.execPath, [join(root, 'apps/api/dist/ioc.js'), 'preflight'], { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** The first start's failure ends the command; a server that dies later is started again. */
function startServer(env, attempt = 0) {
  const startedAt = Date.now();
  const child = run('api', 'apps/api/dist/main.js', env);
  child.on('exit', (code) => {
    if (ending) return;
    if (!wasReady) return void end(code ?? 1);
    const again = Date.now() - startedAt > 60_000 ? 0 : attempt + 1;
    setTimeout(() => !ending && startServer(env, again), Math.min(500 * again, 10_000));
  });
}

async function ready() {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok || ending) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function end(code) {
  if (ending) return;
  ending = true;
  const left = [...children.values()].filter((child) => child.exitCode === null && child.signalCode === null);
  const gone = left.map((child) => new Promise((done) => child.once('exit', done)));
  for (const child of left) child.kill('SIGTERM');
  const force = setTimeout(() => left.forEach((child) => child.kill('SIGKILL')), 10_000);
  await Promise.all(gone);
  clearTimeout(force);
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));

say('Building Rông … (about a minute the first time)');
ensureBuilt(['api', 'wall', 'department-feeds']);
const env = {
  ...demoEnvironment({ dataDir, base: Number(process.env.DEPARTMENT_FEEDS_PORT || 8100) }),
  IOC_DATA: dataDir,
  IOC_CONFIG: process.env.IOC_CONFIG || 'config/kon-tum',
  IOC_PORT: port,
};
preflight(env);
const standIns = readsStandIns(packDir);
if (standIns) {
  await startDepartments(env).catch((error) => {
    process.stderr.write(`${error.message}; see ${join(dataDir, 'logs')}\n`);
    return end(1);
  });
}
startServer(env);
await ready();
wasReady = true;
if (!ending) {
  say(`Rông is ready at http://localhost:${port}/wall`);
  say(`${standIns ? 'Simulated departments; logs' : 'Logs'} in ${join(dataDir, 'logs')}. Ctrl+C ends it.`);
}
