import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableText } from '@ioc/alarms';
import { expect, it } from 'vitest';

it('docs/alarms.md shows the table that the machine reads; tools/generate-alarm-table.ts writes it', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/alarms.md'), 'utf8');
  expect(page.split('<!-- table -->')[1]?.split('<!-- /table -->')[0]?.trim()).toBe(tableText());
});
