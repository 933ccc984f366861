import { expect, it } from 'vitest';
import { AdapterFault, type RawPayload } from '@ioc/adapter-kit';
import { eachPayload } from './each-payload.js';

const payload = (name: string): RawPayload => ({ name, body: new Uint8Array(), contentType: '', fetchedAt: '2026-11-20T00:00:00Z', locator: '' });
const reading = { indicator: 'a', area: '62', value: 1, at: '2026-10', where: 'S!B2' };
const broken = new AdapterFault('bad-shape', 'not a workbook');
const read = ({ name }: RawPayload) => {
  if (name === 'broken') throw broken;
  if (name === 'bug') throw new TypeError('a fault of ours');
  return name === 'header-only' ? { readings: [], rejected: [{ where: 'S!2', raw: '(1)', reason: 'numbering row', skipped: true as const }] } : { readings: [reading], rejected: [] };
};

it('reads the sound files and reports the broken and the silent ones', async () => {
  const batch = await eachPayload(['good', 'broken', 'header-only', 'good'].map(payload), read);
  expect(batch.readings.map((one) => one.where)).toEqual(['good: S!B2', 'good: S!B2']);
  expect((await eachPayload([payload('good')], read)).readings).toEqual([reading]);
  expect(batch.rejected).toEqual([
    { where: 'broken', raw: '', reason: 'not a workbook' },
    { where: 'header-only', raw: '', reason: 'header-only: the file holds no row of figures' },
  ]);
});

it('ends with the fault when no file could be read', async () => {
  await expect(eachPayload([payload('broken'), payload('broken')], read)).rejects.toBe(broken);
  await expect(eachPayload([payload('header-only')], read)).rejects.toMatchObject({ kind: 'empty' });
  await expect(eachPayload([], read)).rejects.toMatchObject({ kind: 'empty' });
});

it('hides no fault of its own', async () => {
  await expect(eachPayload([payload('bug'), payload('good')], read)).rejects.toThrow(TypeError);
});
