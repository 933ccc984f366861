import { describe, expect, it } from 'vitest';
import { seenPage } from './seen-page.js';

const all = Array.from({ length: 1730 }, (_, index) => index);
const read = ({ limit, offset }: { limit: number; offset: number }) => Promise.resolve(all.slice(offset, offset + limit));
const isOwn = (one: number) => one % 400 === 399;

describe('a page of what may be seen', () => {
  it('is full however far the own things lie apart', async () => {
    expect(await seenPage({ limit: 2, offset: 0 }, read, isOwn)).toEqual([399, 799]);
    expect(await seenPage({ limit: 2, offset: 2 }, read, isOwn)).toEqual([1199, 1599]);
  });

  it('ends with the list', async () => {
    expect(await seenPage({ limit: 10, offset: 3 }, read, isOwn)).toEqual([1599]);
    expect(await seenPage({ limit: 10, offset: 4 }, read, isOwn)).toEqual([]);
  });

  it('is the page of the list for whoever sees everything', async () => {
    expect(await seenPage({ limit: 2, offset: 7 }, read, null)).toEqual([7, 8]);
  });
});
