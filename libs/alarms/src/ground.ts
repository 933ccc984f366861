import type { Bilingual, EventState, Freshness, Outlook } from '@ioc/contracts';
import { formulaOperands, parseFormula, type ProvincePack } from '@ioc/platform';

/** The newest value of one indicator for one area, with what came before it. */
export interface SeriesView {
  value: number | null;
  /** The period as the source named it, or `instant`. */
  period: string;
  /** End of the period, or the instant; epoch milliseconds. */
  at: number;
  /** The source's own schedule is missed after here. */
  staleAt: number;
  /** Feed that brought it; `derived` for a formula. */
  feed: string;
  /** Earlier values, oldest first, as far back as the rules over this indicator look. */
  past: readonly { at: number; value: number | null }[];
}

/** Work on devices or systems that is known beforehand: what it touches calls nobody. Without a list it touches everything. */
export interface MaintenanceWindow {
  id: string;
  fromMs: number;
  untilMs: number;
  feeds?: readonly string[];
  rules?: readonly string[];
  areas?: readonly string[];
}

/** A directive whose deadline has passed while nobody has reported it done. */
export interface OverdueDirective {
  id: string;
  title: string;
  /** As people call it. */
  organisation: string;
  /** Epoch milliseconds. */
  deadline: number;
  /** The drill that it belongs to. */
  drill: string | null;
}

/** A drill as far as alarms are concerned: what it lets be so. Its events stand with the others, marked. */
export interface DrillGround {
  id: string;
  /** It has ended: its alarms are brought to rest. */
  isClosing: boolean;
  alarms: readonly { id: string; rule: string; area: string }[];
}

/** What rules are judged by: one moment, as it is known here. A ground is never changed; the next moment has its own. */
export interface Ground {
  /** Epoch milliseconds. */
  now: number;
  pack: Pick<ProvincePack, 'indicator' | 'areaByCode' | 'children' | 'provinceArea' | 'utcOffset' | 'feeds' | 'alarms'>;
  series: (indicator: string, area: string) => SeriesView | undefined;
  /** What a series will be by its own history; undefined: nobody has looked since this server began. */
  outlook: (indicator: string, area: string) => Outlook | undefined;
  /** How each feed stands against its own schedule; one that is not in it has not been looked at yet. */
  feeds: ReadonlyMap<string, Freshness>;
  /** When each feed was heard last, epoch milliseconds; one that never was is not in it. */
  heard: ReadonlyMap<string, number>;
  /** Open events, and those that began within the longest window of a rule. */
  events: readonly EventState[];
  maintenance: readonly MaintenanceWindow[];
  overdue: readonly OverdueDirective[];
  drills: readonly DrillGround[];
}

/** A feed that is silent or switched off says nothing about what it brings. */
export function isSilent(feed: string, { feeds }: Pick<Ground, 'feeds'>): boolean {
  const freshness = feeds.get(feed);
  return freshness !== 'fresh' && freshness !== 'late';
}

/** Those of some feeds that say nothing, and when they last did. */
export function silentOf(feeds: readonly string[], ground: Pick<Ground, 'feeds' | 'heard'>): { feed: string; since: number | null }[] {
  return feeds.filter((feed) => isSilent(feed, ground)).map((feed) => ({ feed, since: ground.heard.get(feed) ?? null }));
}

/** Of each pack: rules ask for the same again in every round. */
const behind = new WeakMap<Ground['pack'], Map<string, readonly string[]>>();

/** Feeds that bring an indicator, or what its formula is made of. */
export function feedsBehind(indicator: string, pack: Ground['pack']): readonly string[] {
  const known = behind.get(pack) ?? new Map<string, readonly string[]>();
  behind.set(pack, known);
  const feeds = known.get(indicator) ?? findFeedsBehind(indicator, pack);
  known.set(indicator, feeds);
  return feeds;
}

function findFeedsBehind(indicator: string, pack: Ground['pack']): string[] {
  const formula = pack.indicator(indicator)?.formula;
  const read = formula === undefined ? [indicator] : formulaOperands(parseFormula(formula));
  const direct = read.filter((id) => id === indicator || pack.indicator(id)?.formula === undefined);
  const deeper = read.filter((id) => !direct.includes(id)).flatMap((id) => feedsBehind(id, pack));
  return [...new Set([...pack.feeds.filter(({ indicators }) => indicators.some((id) => direct.includes(id))).map(({ id }) => id), ...deeper])];
}

export function areaName(code: string, pack: Ground['pack']): string {
  const area = pack.areaByCode(code);
  return area?.shortName ?? area?.name ?? code;
}

export function feedName(id: string, pack: Ground['pack']): Bilingual {
  return pack.feeds.find((feed) => feed.id === id)?.name ?? { vi: id, en: id };
}
