import { describe, expect, it } from 'vitest';
import { changesOf } from './changes.js';
import { happening, madeFigure, night, from } from './made-up-night.js';

const told = (facts: Parameters<typeof night>[0]) => changesOf(night(facts)).map((change) => ('event' in change ? `${change.kind} ${change.event.id}` : `${change.kind} ${change.to.indicator}`));

describe('what has changed', () => {
  it('is told by what it asks of a reader', () => {
    const figures = [
      madeFigure({ id: 'better', value: 2, was: 1 }),
      madeFigure({ id: 'worse', value: 1, was: 2 }),
      madeFigure({ id: 'left', value: 94, was: 96, target: { min: 95 } }),
      madeFigure({ id: 'reached', value: 96, was: 94, target: { min: 95 } }),
      madeFigure({ id: 'corrected', value: 5, corrected: 4 }),
    ];
    const events = [happening('medium', { severity: 3 }), happening('high'), happening('critical', { severity: 1 }), happening('over', { status: 'closed' })];
    expect(told({ figures, events })).toEqual(['opened critical', 'figure left', 'opened high', 'figure worse', 'figure reached', 'figure better', 'revised corrected', 'opened medium', 'closed over']);
  });

  it('is nothing that no screen shows, nothing of an old figure, and nothing where the former value is not known', () => {
    const figures = [
      madeFigure({ id: 'hair', value: 1.01, was: 1.02 }),
      madeFigure({ id: 'same-corrected', value: 1.01, corrected: 1.02 }),
      madeFigure({ id: 'old', value: 1, was: 9, now: { freshness: 'stale' } }),
      madeFigure({ id: 'new', value: 1 }),
    ];
    expect(told({ figures })).toEqual([]);
  });

  it('is no happening that was open before and still is, and none that is only told', () => {
    expect(told({ events: [happening('before', { startedAt: from - 1 }), happening('told', { severity: 4 })] })).toEqual([]);
  });

  it('says whether a figure went for the better by what is wanted of it', () => {
    const [lower, between] = changesOf(night({ figures: [madeFigure({ id: 'cases', value: 5, was: 3, polarity: 'lower-is-better' }), madeFigure({ id: 'beds', value: 80, was: 99, polarity: 'neutral', target: { min: 60, max: 85 } })] }));
    expect(lower).toMatchObject({ direction: 'worse' });
    expect(between).toMatchObject({ direction: 'better', crossed: 'in' });
  });
});
