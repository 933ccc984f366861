import { commonSpans, spansLengthMs, spansWithout, type TimeSpanMs } from '@ioc/contracts';
import type { EffectPack } from './effect-pack.js';
import { bare, type Sample } from './sample.js';

/** When feeds missed their own schedule while Rông watched. */
export interface Silence {
  samples: Sample[];
  /** By feed, milliseconds. */
  watchedMs: Map<string, number>;
}

export interface SilenceGround {
  feeds: EffectPack['feeds'];
  counted: TimeSpanMs;
  /** Times in which feeds kept their schedule, those of Rông itself under the empty name. */
  spans: ReadonlyMap<string, TimeSpanMs[]>;
  /** When each feed was polled first; one that never was has no silence. */
  firstPolls: ReadonlyMap<string, number>;
}

export function silenceOf({ feeds, counted, spans, firstPolls }: SilenceGround): Silence {
  const centre = spans.get('') ?? [];
  const silence: Silence = { samples: [], watchedMs: new Map() };
  for (const { id, name, organisation, enabled } of feeds) {
    const first = firstPolls.get(id);
    if (!enabled || first === undefined || first >= counted.toMs) continue;
    const watched = commonSpans(centre, [{ fromMs: Math.max(counted.fromMs, first), toMs: counted.toMs }]);
    silence.watchedMs.set(id, spansLengthMs(watched));
    silence.samples.push(...spansWithout(watched, spans.get(id) ?? []).map(({ fromMs, toMs }): Sample => ({ ...bare, figure: 'feed-silence', at: fromMs, until: toMs, organisation, subject: id, title: name })));
  }
  return silence;
}
