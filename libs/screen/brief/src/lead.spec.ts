import type { EventState } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { leadOf } from './lead.js';
import type { WrongItem } from './wrong.js';

const critical = (id: string): WrongItem => ({ kind: 'event', event: { id, severity: 1 } as EventState, count: 1 });

it('says that nothing is wrong only where everybody who would say so was heard', () => {
  expect(leadOf({ known: false, wrong: [], silent: 0, none: false, empty: false })).toEqual({ says: 'unknown' });
  expect(leadOf({ known: true, wrong: [], silent: 2, none: false, empty: false })).toEqual({ says: 'unsure', silent: 2 });
  expect(leadOf({ known: true, wrong: [], silent: 0, none: false, empty: false })).toEqual({ says: 'none' });
  expect(leadOf({ known: true, wrong: [], silent: 0, none: true, empty: true })).toEqual({ says: 'noSource' });
  expect(leadOf({ known: true, wrong: [], silent: 0, none: false, empty: true })).toEqual({ says: 'noFigures' });
});
it('names the worst, and how many more are critical', () => {
  expect(leadOf({ known: true, wrong: [critical('a'), critical('b')], silent: 2, none: false, empty: false })).toMatchObject({ says: 'event', item: { event: { id: 'a' } }, more: 1 });
});
