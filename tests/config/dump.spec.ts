import { readdirSync } from 'node:fs';
import { it } from 'vitest';
import { faultFolder, faultsOf } from './faulty-pack.js';
it('dump', async () => { for (const f of readdirSync(faultFolder)) { console.log('## '+f); for (const x of await faultsOf(f)) console.log(`${x.file}:${x.line} ${x.path}\n   ${x.message}\n   -> ${x.remedy}`); } });
