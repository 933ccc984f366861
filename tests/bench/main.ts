/* `npm run bench [-- NAME …]`: every benchmark prints its figures beside a baseline of the same run. */
import { auditBench } from './audit.js';
import { fanOut } from './fan-out.js';
import { firstPaint } from './first-paint.js';
import { orderToWalls } from './order-to-walls.js';
import { playbackBench } from './playback.js';
import { scorecardBench } from './scorecard.js';
import { setToPainted } from './set-to-painted.js';
import { storage } from './storage.js';
import { tilesBench } from './tiles.js';

const benches: Record<string, () => Promise<string[]>> = { 'fan-out': fanOut, storage, tiles: tilesBench, scorecard: scorecardBench, 'set-to-painted': setToPainted, 'first-paint': firstPaint, 'order-to-walls': orderToWalls, playback: playbackBench, audit: auditBench };
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(benches);
for (const name of names) {
  const bench = benches[name];
  if (!bench) throw new Error(`no benchmark ${name}; there are ${Object.keys(benches).join(', ')}`);
  process.stdout.write(`${(await bench()).join('\n')}\n\n`);
}
process.exit(0);
