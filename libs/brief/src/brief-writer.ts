import { freshnessAt, offsetMs, staleAtMs, type Brief, type BriefFigure, type EventState, type FeedState, type IndicatorInfo, type Scene, type SeriesState } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';
import { seriesKey, type ReadingStore, type SeriesRef, type StoredReading } from '@ioc/store';
import type { BriefFacts, FigureFacts } from './brief-facts.js';
import { changesOf } from './changes.js';
import { sentencesOf } from './sentences.js';

/** Which time a brief speaks of, epoch milliseconds. */
export interface BriefSpan {
  fromMs: number;
  atMs: number;
}

/** What whoever reads it may see. */
export interface BriefView {
  /** The area that is the whole to them. */
  home: string;
  seesFigure: (series: SeriesRef) => boolean;
  seesEvent: (event: EventState) => boolean;
}

export interface BriefGround {
  store: Pick<ReadingStore, 'previous' | 'eventsDuring' | 'why'>;
  pack: () => ProvincePack;
  feeds: () => readonly FeedState[];
  /** What the screens have of a series: an unchanged value is younger there than its first reading. */
  newest: (series: SeriesRef) => SeriesState | undefined;
}

const dayMs = 86_400_000;
/** The night before a morning begins when offices close. */
const nightFromHour = 17;

/** A brief's time where nobody names its beginning: from five in the afternoon of the day before. */
export function nightBefore(atMs: number, utcOffset: string): number {
  const offset = offsetMs(utcOffset);
  const today = Math.floor((atMs + offset) / dayMs) * dayMs - offset;
  return today - dayMs + nightFromHour * 3_600_000;
}

/** Gathers what a brief rests on and has it said. */
export class BriefWriter {
  constructor(private readonly ground: BriefGround) {}

  async write({ fromMs, atMs }: BriefSpan, { home, seesFigure, seesEvent }: BriefView): Promise<Brief> {
    const pack = this.ground.pack();
    const { ids, byArea } = shownOn(pack);
    const districts = pack.areas.filter(({ level, code }) => level === 'district' && code !== home).map(({ code }) => code);
    const span = { fromMs, atMs };
    const [figures, areaFigures, allEvents] = await Promise.all([
      this.figures(ids.map((indicator) => ({ indicator, area: home })).filter(seesFigure), span),
      this.figures(districts.map((area) => ({ indicator: byArea, area })).filter(seesFigure), span),
      this.ground.store.eventsDuring({ fromMs, toMs: atMs }),
    ]);
    const events = allEvents.filter(seesEvent);
    const { areas, organisations, province } = pack;
    const facts: BriefFacts = { ...span, figures, byArea: areaFigures, events, silentSince: silentSince(this.ground.feeds(), atMs), areas, organisations, timeZone: province.timeZone };
    const [sentences, changes] = [sentencesOf(facts), changesOf(facts)];
    const simulated = [...figures, ...areaFigures].some(({ now }) => now.provenance === 'simulated') || events.some(({ provenance }) => provenance === 'simulated');
    return { from: new Date(fromMs).toISOString(), at: new Date(atMs).toISOString(), simulated, sentences, changes };
  }

  private async figures(series: readonly SeriesRef[], span: BriefSpan): Promise<FigureFacts[]> {
    const newest = [...(await this.ground.store.previous(series.map((ref) => ({ ...ref, before: span.atMs })))).values()];
    const former = await this.ground.store.previous(newest.map((reading) => ({ ...refOf(reading), ...beforeOf(reading, span) })));
    const found = await Promise.all(newest.map((reading) => this.figure(reading, former.get(seriesKey(reading)), span)));
    const order = new Map(series.map((ref, nth) => [seriesKey(ref), nth]));
    const place = ({ now }: FigureFacts) => order.get(seriesKey(now)) ?? 0;
    return found.flatMap((one) => one ?? []).toSorted((a, b) => place(a) - place(b));
  }

  private async figure(reading: StoredReading, former: StoredReading | undefined, span: BriefSpan): Promise<FigureFacts | null> {
    const indicator = this.ground.pack().indicator(reading.indicator);
    if (!indicator || reading.value === null) return null;
    const before = former && former.value !== null && isNewsIn(reading, former, span) ? { value: former.value, at: former.at } : undefined;
    const corrected = await this.corrected(reading, span);
    return { indicator, now: this.standing(reading, indicator, span), ...(before ? { before } : {}), ...(corrected ? { corrected } : {}) };
  }

  private standing(reading: StoredReading, indicator: IndicatorInfo, { atMs }: BriefSpan): BriefFigure {
    const { value, period, at, area, provenance, status, qualifier, feed } = reading;
    const shown = this.ground.newest(refOf(reading));
    const { ageFrom, staleAt } = shown && shown.at === at && shown.ageFrom <= atMs ? shown : agesOf(reading, indicator, this.ground.pack().utcOffset);
    const marks = { ...(status ? { status } : {}), ...(qualifier ? { qualifier } : {}) };
    return { indicator: indicator.id, area, value: value ?? 0, period, at, ageFrom, staleAt, freshness: freshnessAt(atMs, ageFrom, staleAt), provenance, ...marks, feed };
  }

  /** What stood at the beginning of the time, where the same period was corrected within it. */
  private async corrected({ revisedAt, at, ...reading }: StoredReading, { fromMs, atMs }: BriefSpan): Promise<FigureFacts['corrected'] | null> {
    if (revisedAt === null || revisedAt < fromMs || revisedAt > atMs) return null;
    const why = await this.ground.store.why({ ...refOf(reading), at: new Date(at) });
    const first = why?.revisions.findLast(({ supersededAt }) => supersededAt >= fromMs);
    return first ? { value: first.value, at } : null;
  }
}

/** Feeds that had missed their own schedule by a moment, and since when. */
function silentSince(feeds: readonly FeedState[], atMs: number): Map<string, number | null> {
  const silent = feeds.filter(({ freshness, lastHeardAt, staleAt }) => freshness === 'off' || lastHeardAt === null || (staleAt !== null && staleAt < atMs));
  return new Map(silent.map(({ id, lastHeardAt }) => [id, lastHeardAt]));
}

function refOf({ indicator, area }: SeriesRef): SeriesRef {
  return { indicator, area };
}

/** What is counted from midnight, or comes and goes with the hours, is compared with the same hour; so long before it a value may lie. */
const sameHourMs = 2 * 3_600_000;

/** A live figure is compared with the same hour of the last day that ended before the beginning, one of a period with the period before. */
export function beforeOf({ period, at }: Pick<StoredReading, 'period' | 'at'>, { fromMs, atMs }: BriefSpan): { before: number; notBefore?: number } {
  if (period !== 'instant') return { before: at - 1 };
  const before = atMs - Math.max(1, Math.ceil((atMs - fromMs) / dayMs)) * dayMs;
  return { before, notBefore: before - sameHourMs };
}

/** A period's figure is news when it came within the time, and the one before it had come earlier. */
function isNewsIn(reading: StoredReading, former: StoredReading, { fromMs }: BriefSpan): boolean {
  if (reading.period === 'instant') return true;
  const publishedMs = reading.asOf ?? Math.min(reading.at, reading.receivedAt);
  return publishedMs >= fromMs || (reading.receivedAt >= fromMs && former.receivedAt < fromMs);
}

/** Of a reading that is not the newest any more. */
function agesOf({ asOf, at, startsAt, receivedAt }: StoredReading, { cadence }: IndicatorInfo, utcOffset: string): { ageFrom: number; staleAt: number } {
  return { ageFrom: asOf ?? Math.min(at, receivedAt), staleAt: staleAtMs({ kind: 'instant', startMs: startsAt, endMs: at }, cadence, utcOffset) };
}

/** What the wall's overview shows; a pack without one is told of by everything that has a target. */
function shownOn({ scenes, indicators }: ProvincePack): { ids: string[]; byArea: string } {
  const overview = scenes.find((scene): scene is Extract<Scene, { layout: 'overview' }> => scene.layout === 'overview');
  if (!overview) return { ids: indicators.filter(({ target }) => target).map(({ id }) => id), byArea: '' };
  const ids = [...overview.left, ...overview.right].flatMap(({ headline, supporting }) => [headline, ...supporting]);
  return { ids, byArea: overview.map.indicator };
}
