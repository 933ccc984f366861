import { dayAfter, dayOf, manningOf, operatorHours, parseTime, type Effectiveness as EffectAnswer, type EffectRecords, type EffectRecordsQuery, type Manning } from '@ioc/contracts';
import type { EffectStore, ShiftStore } from '@ioc/store';
import { actSamples } from './act-samples.js';
import { alarmSamples, isStale } from './alarm-samples.js';
import type { EffectPack } from './effect-pack.js';
import { figureRows, recordsOf } from './figure-rows.js';
import { figures } from './figures.js';
import { loadSamples } from './load-samples.js';
import { directiveSamples, incidentSamples } from './matter-samples.js';
import { reportSamples } from './report-samples.js';
import { bare, type Sample } from './sample.js';
import { silenceOf } from './silence-samples.js';

export interface EffectivenessParts {
  store: Pick<EffectStore, 'alarmSteps' | 'matters' | 'events' | 'sceneOrders' | 'spans' | 'firstPolls'>;
  shifts: Pick<ShiftStore, 'swaps'>;
  pack: () => EffectPack;
}

interface Counted {
  from: number;
  to: number;
  /** What is counted: the period, up to now. */
  span: { fromMs: number; toMs: number };
}

interface Gathered {
  samples: Sample[];
  manning: Manning[];
  watchedMs: Map<string, number>;
}

/** What began in a period may end so long after it. */
const tailMs = 31 * 86_400_000;

/** How well the centre itself did in a period, out of what it logged. */
export class Effectiveness {
  constructor(private readonly parts: EffectivenessParts) {}

  /** @param nowMs epoch milliseconds; a period that still runs is counted up to it */
  async of(period: string, nowMs: number): Promise<EffectAnswer> {
    const counted = this.counted(period, nowMs);
    const { samples, manning, watchedMs } = await this.gather(counted, nowMs);
    const { organisations } = this.parts.pack();
    const hours = operatorHours(manning);
    const organisationName = (id: string) => organisations.find((one) => one.id === id)?.name ?? id;
    return {
      period,
      from: iso(counted.from),
      to: iso(counted.to),
      until: iso(counted.span.toMs),
      operatorHours: hours,
      figures: figures.map(({ id, name, unit, definition }) => ({ id, name, unit, definition })),
      rows: figureRows(samples, { operatorHours: hours, watchedMs, organisationName }),
    };
  }

  /** What one row rests on, newest first. */
  async records({ period, limit, offset, ...row }: EffectRecordsQuery, nowMs: number): Promise<EffectRecords> {
    const { samples } = await this.gather(this.counted(period, nowMs), nowMs);
    const all = recordsOf(samples, row);
    const records = all.slice(offset, offset + limit).map(({ at, until, holds, priority, organisation, subject, title }) => ({ at, until, holds, priority, organisation, subject, title }));
    return { total: all.length, records };
  }

  private counted(period: string, nowMs: number): Counted {
    const span = parseTime(period, this.parts.pack().utcOffset);
    if (!span) throw new RangeError(`not a period: ${period}`);
    return { from: span.startMs, to: span.endMs, span: { fromMs: span.startMs, toMs: Math.min(span.endMs, Math.max(nowMs, span.startMs)) } };
  }

  private async gather({ span }: Counted, nowMs: number): Promise<Gathered> {
    const { store } = this.parts;
    const pack = this.parts.pack();
    const [steps, incidents, directives, events, orders, spans, firstPolls, manning] = await Promise.all([
      store.alarmSteps({ fromMs: span.fromMs, toMs: Math.min(nowMs, span.toMs + tailMs) }),
      store.matters('incident', ['openedAt'], span),
      store.matters('directive', ['sentAt', 'deadline'], span),
      store.events('citizen-report', span),
      store.sceneOrders(span),
      store.spans(span),
      store.firstPolls(dayOf(span.toMs - 1, pack.utcOffset)),
      this.manning(span),
    ]);
    const alarms = alarmSamples(steps, { span, rule: ruleFacts(pack) }).filter((sample) => isStale(sample, nowMs));
    const calls = alarms.filter(({ figure }) => figure === 'alarm-calls');
    const silence = silenceOf({ feeds: pack.feeds, counted: span, spans, firstPolls });
    const indicatorName = (id: string) => pack.indicator(id)?.name ?? { vi: id, en: id };
    const samples = [
      ...alarms,
      ...loadSamples(calls, { manning, utcOffset: pack.utcOffset, nowMs: span.toMs }),
      ...incidentSamples(incidents, span),
      ...directiveSamples(directives, span),
      ...reportSamples(events, { utcOffset: pack.utcOffset, nowMs }),
      ...silence.samples,
      ...actSamples({ alarms, incidents, directives }, { span, rules: pack.alarms.rules, indicatorName }),
      ...orders.map(({ display, content, at, until }): Sample => ({ ...bare, figure: 'scene-order', at, until, subject: content.scene, title: sceneName(pack, content.scene, display) })),
    ];
    return { samples, manning, watchedMs: silence.watchedMs };
  }

  private async manning(span: { fromMs: number; toMs: number }): Promise<Manning[]> {
    const { shifts, utcOffset } = this.parts.pack();
    const [first, last] = [dayAfter(dayOf(span.fromMs, utcOffset), -1), dayOf(span.toMs, utcOffset)];
    return manningOf(shifts, span, await this.parts.shifts.swaps(first, last));
  }
}

const iso = (ms: number) => new Date(ms).toISOString();

function ruleFacts({ alarms }: EffectPack): (id: string) => { title: Sample['title']; owner: string | null } {
  return (id) => {
    const rule = alarms.rules.find((one) => one.id === id);
    return { title: rule?.name ?? { vi: id, en: id }, owner: rule?.owner ?? null };
  };
}

function sceneName({ scenes }: EffectPack, id: string, display: string): Sample['title'] {
  const name = scenes.find((one) => one.id === id)?.name;
  return name ?? { vi: `${id} (${display})`, en: `${id} (${display})` };
}
