import { expect, it } from 'vitest';
import { newRunId } from './run-id.js';

it('is a UUID of version 7 that sorts by its time', () => {
  const ids = [1, 2, 1_700_000_000_000, 1_800_000_000_000].map((ms) => newRunId(ms));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([...ids].sort()).toEqual(ids);
  expect(ids[2]?.replaceAll('-', '').slice(0, 12)).toBe((1_700_000_000_000).toString(16).padStart(12, '0'));
  expect(newRunId(1)).not.toBe(newRunId(1));
});
