// Writes the table of alarms into docs/alarms.md from the table that the machine reads: `node tools/run-ts.mjs tools/generate-alarm-table.ts`.
// Run it after a change to libs/alarms/src/transitions.ts; a test compares the page with what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableText } from '@ioc/alarms';

const page = join(import.meta.dirname, '../docs/alarms.md');
const [begin, end] = ['<!-- table -->', '<!-- /table -->'];
const text = readFileSync(page, 'utf8');
writeFileSync(page, `${text.slice(0, text.indexOf(begin) + begin.length)}\n\n${tableText()}\n\n${text.slice(text.indexOf(end))}`);
