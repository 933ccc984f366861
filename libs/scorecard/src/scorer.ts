import { commonSpans, spansLengthMs, spansWithout, parseTime, type Feed, type Indicator, type Scorecard, type ScorecardAsked, type ScoreRecord, type ScoreRecords, type ScoreRecordsAsked, type ScoreRow } from '@ioc/contracts';
import type { ScoreStore, Span } from '@ioc/store';
import { expectedCells, storedCells, type Cell } from './cells.js';
import { definitions } from './definitions.js';
import { figuresOf, scoreOf, type Facts } from './figures.js';
import { ranked } from './rank.js';
import type { ScorePack } from './score-pack.js';

interface FeedFacts extends Facts {
  feed: Feed;
  watched: Span[];
  live: Span[];
}

/** What a department has to mend. */
export interface Shortcomings {
  row: ScoreRow;
  feeds: { id: string; name: ScoreRow['name']; total: number; records: ScoreRecord[] }[];
}

/** Longest `dueAfter` that is looked for, and the longest interruption that moves a due time: a school year's figures may take months. */
const lookBackMs = 400 * 86_400_000;

/** Works out the scorecard of a period from what the store counted. */
export class Scorer {
  constructor(
    private readonly store: ScoreStore,
    private readonly pack: () => ScorePack,
  ) {}

  async scorecard(query: ScorecardAsked, nowMs: number): Promise<Scorecard> {
    const pack = this.pack();
    const span = spanOf(query.period, pack.utcOffset);
    const counted = { fromMs: span.fromMs, toMs: Math.min(span.toMs, Math.max(nowMs, span.fromMs)) };
    const feeds = pack.feeds.filter(
      ({ enabled, component, organisation }) =>
        enabled && (query.component ?? component) === component && (query.organisation ?? organisation) === organisation,
    );
    const { facts, centre } = await this.facts(feeds, counted);
    const grouped = (key: 'organisation' | 'component', names: readonly { id: string; name: ScoreRow['name'] }[]) =>
      ranked(names.flatMap(({ id, name }) => (facts.some(({ feed }) => feed[key] === id) ? [rowOf({ id, name }, together(facts.filter(({ feed }) => feed[key] === id)))] : [])));
    return {
      period: query.period,
      from: new Date(span.fromMs).toISOString(),
      to: new Date(span.toMs).toISOString(),
      until: new Date(counted.toMs).toISOString(),
      watchedMs: spansLengthMs(commonSpans(centre, [counted])),
      definitions,
      feeds: ranked(facts.map((of) => ({ ...rowOf(of.feed, of), organisation: of.feed.organisation, component: of.feed.component }))),
      organisations: grouped('organisation', pack.organisations.map(({ id, name }) => ({ id, name: { vi: name, en: name } }))),
      components: grouped('component', pack.components),
    };
  }

  /** What one share of one feed rests on; null when there is no such feed. */
  async records({ period, feed: id, measure, limit, offset }: ScoreRecordsAsked, nowMs: number): Promise<ScoreRecords | null> {
    const pack = this.pack();
    const feed = pack.feeds.find((one) => one.id === id);
    if (!feed) return null;
    const { fromMs, toMs } = spanOf(period, pack.utcOffset);
    const counted = { fromMs, toMs: Math.min(toMs, Math.max(nowMs, fromMs)) };
    const all = await this.allRecords(feed, measure, counted);
    return { total: all.length, records: all.slice(offset, offset + limit) };
  }

  /** All that is late or wrong of an organisation's feeds, feed by feed, at most `limit` records each; null when there is no such organisation. */
  async shortcomings({ period, organisation }: { period: string; organisation: string }, { nowMs, limit }: { nowMs: number; limit: number }): Promise<Shortcomings | null> {
    const card = await this.scorecard({ period, organisation }, nowMs);
    const [row] = card.organisations;
    if (!row) return null;
    const feeds = [];
    for (const { id, name } of card.feeds) {
      const parts = await Promise.all((['accurate', 'complete', 'live'] as const).map((measure) => this.records({ period, feed: id, measure, limit, offset: 0 }, nowMs)));
      const total = parts.reduce((sum, part) => sum + (part?.total ?? 0), 0);
      if (total > 0) feeds.push({ id, name, total, records: parts.flatMap((part) => part?.records ?? []).slice(0, limit) });
    }
    return { row, feeds };
  }

  private async allRecords(feed: Feed, measure: ScoreRecordsAsked['measure'], counted: Span): Promise<ScoreRecord[]> {
    if (measure === 'accurate') return this.store.faults(feed.id, counted);
    if (measure === 'clean') return (await this.store.faults(feed.id, counted)).filter(({ kind }) => kind === 'refused' || kind === 'drifted');
    const { facts } = await this.facts([feed], counted);
    return facts.flatMap(({ cells, watched, live }) =>
      measure === 'live' ? spansWithout(watched, live).map(silence) : cells.filter(({ dueMs, receivedMs }) => receivedMs === null || receivedMs > dueMs).map(absence),
    );
  }

  private async facts(feeds: readonly Feed[], span: Span): Promise<{ facts: FeedFacts[]; centre: Span[] }> {
    const pack = this.pack();
    const indicators = [...new Set(feeds.flatMap((feed) => feed.indicators))];
    const wide = { fromMs: span.fromMs - lookBackMs, toMs: span.toMs };
    const [tallies, latencies, spans, revisions, series, cells] = await Promise.all([
      this.store.tallies(span),
      this.store.latencies(span),
      this.store.spans(wide),
      this.store.revisions(span),
      this.store.series(indicators),
      this.store.cells(indicators.filter((id) => !pack.indicator(id)?.cadence.every.startsWith('P')), wide),
    ]);
    const centre = spans.get('') ?? [];
    const stored = storedCells(cells);
    const facts = feeds.map((feed): FeedFacts => {
      const tally = tallies.find((one) => one.feed === feed.id && one.firstMs < span.toMs) ?? null;
      const watched = tally ? commonSpans(centre, [{ fromMs: Math.max(span.fromMs, tally.firstMs), toMs: span.toMs }]) : [];
      const live = commonSpans(watched, spans.get(feed.id) ?? []);
      const own = feed.indicators.map((id) => pack.indicator(id)).filter((one): one is Indicator => one !== undefined);
      const ground = { feed, indicators: own, series, stored, span, watched: centre, provinceArea: pack.provinceArea, utcOffset: pack.utcOffset };
      const due = tally ? expectedCells({ ...ground, firstMs: tally.firstMs }) : [];
      const times = latencies.filter((one) => one.feed === feed.id);
      return { feed, tally, cells: due, watched, live, latencies: times, revisions: revisions.get(feed.id) ?? 0, liveMs: spansLengthMs(live), watchedMs: spansLengthMs(watched) };
    });
    return { facts, centre };
  }
}

function spanOf(period: string, utcOffset: string): Span {
  const span = parseTime(period, utcOffset);
  if (!span) throw new RangeError(`not a period: ${period}`);
  return { fromMs: span.startMs, toMs: span.endMs };
}

function rowOf({ id, name }: { id: string; name: ScoreRow['name'] }, facts: Facts): Omit<ScoreRow, 'rank'> {
  const figures = figuresOf(facts);
  return { id, name, figures, score: scoreOf(figures) };
}

/** Several feeds as one: parts and wholes are added, never shares. */
function together(all: readonly Facts[]): Facts {
  const tallies = all.flatMap(({ tally }) => (tally ? [tally] : []));
  const sum = (pick: (facts: Facts) => number) => all.reduce((total, facts) => total + pick(facts), 0);
  const count = (key: 'accepted' | 'refused' | 'duplicates' | 'breaches') => tallies.reduce((total, tally) => total + tally[key], 0);
  const known = (key: 'drifts' | 'repairs') => sumOfKnown(tallies.map((tally) => tally[key]));
  return {
    tally:
      tallies.length === 0
        ? null
        : { accepted: count('accepted'), refused: count('refused'), duplicates: count('duplicates'), breaches: count('breaches'), drifts: known('drifts'), repairs: known('repairs') },
    cells: all.flatMap(({ cells }) => cells),
    latencies: all.flatMap(({ latencies }) => latencies),
    revisions: sum(({ revisions }) => revisions),
    liveMs: sum(({ liveMs }) => liveMs),
    watchedMs: sum(({ watchedMs }) => watchedMs),
  };
}

/** Null where nothing was counted anywhere. */
function sumOfKnown(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, count) => (count === null ? sum : (sum ?? 0) + count), null);
}

const unsaid = { indicator: null, area: null, period: null, where: null, raw: null, reason: null, times: 1 };

function silence({ fromMs, toMs }: Span): ScoreRecord {
  return { ...unsaid, kind: 'silent', at: new Date(fromMs).toISOString(), until: new Date(toMs).toISOString() };
}

function absence({ indicator, area, period, dueMs, receivedMs }: Cell): ScoreRecord {
  const until = receivedMs === null ? null : new Date(receivedMs).toISOString();
  return { ...unsaid, kind: receivedMs === null ? 'missing' : 'late', at: new Date(dueMs).toISOString(), until, indicator, area, period };
}
