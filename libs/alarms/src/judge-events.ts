import { drillOfSource, drillSource, durationMs, type AlarmRule, type AlarmWhen, type EventState } from '@ioc/contracts';
import { areaName, feedName, isSilent, silentOf, type Ground } from './ground.js';
import { verdict, type Verdict } from './verdict.js';
import { both } from './why-words.js';

type EventsWhen = Extract<AlarmWhen, { kind: 'events' }>;
/** What events of one rule are counted together under. */
export interface Together {
  area: string;
  source?: string;
}

interface Counted extends Together {
  events: EventState[];
}

/** What was counted for a moment's rules: a storm of hundreds is sorted once and not for each of its alarms. */
const counts = new WeakMap<Ground, Map<EventsWhen, Map<string, Counted>>>();

/** Everything that is counted by itself now. */
export function togethers(when: EventsWhen, ground: Ground): Together[] {
  // One count over the whole province is there, and 0, before anything happens.
  const all = when.per === 'province' ? [{ area: ground.pack.provinceArea }] : [];
  const counted = [...countedIn(when, ground).values()].filter(({ source }) => when.per !== 'province' || source !== undefined);
  return [...all, ...counted.map(({ area, source }) => (source === undefined ? { area } : { area, source }))];
}

function countedIn(when: EventsWhen, ground: Ground): Map<string, Counted> {
  const ofGround = counts.get(ground) ?? new Map<EventsWhen, Map<string, Counted>>();
  counts.set(ground, ofGround);
  const known = ofGround.get(when);
  if (known) return known;
  const found = new Map<string, Counted>();
  for (const event of matching(when, ground)) {
    const together = togetherOf(when, event, ground);
    if (!together) continue;
    const counted = found.get(keyOf(together)) ?? { ...together, events: [] };
    counted.events.push(event);
    found.set(keyOf(together), counted);
  }
  ofGround.set(when, found);
  return found;
}

const keyOf = ({ area, source = '' }: Together) => `${area}/${source}`;

/** Judges whether enough events of a kind are there. While a feed that brings them is silent, too few is unknown. */
export function judgeEvents(when: EventsWhen, { rule, together }: { rule: AlarmRule; together: Together }, ground: Ground): Verdict {
  const counted = countedIn(when, ground).get(keyOf(together))?.events ?? [];
  const [newest] = [...counted].sort((a, b) => b.startedAt - a.startedAt);
  const where = areaName(together.area, ground.pack);
  const evidence = { value: counted.length, limit: when.count, unit: '', events: counted.map(({ id }) => id), feed: newest?.feed ?? null };
  const why = {
    vi: `${rule.name.vi}, ${where}: ${counted.length} sự kiện, báo từ ${when.count}${newest ? `; mới nhất: ${newest.title}` : ''}.`,
    en: `${rule.name.en}, ${where}: ${counted.length} events, raised from ${when.count}${newest ? `; newest: ${newest.title}` : ''}.`,
  };
  if (counted.length >= when.count) return verdict('true', { ...evidence, why });
  const silent = silentOf(bringing(when, together, ground), ground);
  if (silent.length > 0) {
    const names = both((language) => silent.map(({ feed }) => feedName(feed, ground.pack)[language]).join(', '));
    return verdict('unknown', { ...evidence, silent, why: { vi: `${why.vi} Nguồn ${names.vi} đang im lặng nên chưa rõ còn gì.`, en: `${why.en} ${names.en}: silent, so nobody knows what else there is.` } });
  }
  return verdict('false', { ...evidence, why });
}

function matching(when: EventsWhen, ground: Ground): EventState[] {
  const words = when.words.map(folded);
  return ground.events.filter((event) => event.kind === when.events && event.severity <= when.severity && isOfNow(when, event, ground) && (event.drill !== undefined || !isSilent(event.feed, ground)) && says(event, words));
}

function isOfNow({ within }: EventsWhen, { status, startedAt }: EventState, { now }: Ground): boolean {
  return within === undefined ? status === 'open' : startedAt > now - (durationMs(within) ?? 0) && startedAt <= now;
}

function says({ title, description = '' }: EventState, words: readonly string[]): boolean {
  const text = folded(`${title} ${description}`);
  return words.length === 0 || words.some((word) => text.includes(word));
}

const folded = (text: string) => text.normalize('NFC').toLowerCase();

/** What a drill lets happen is counted by itself: it neither makes nor hides an alarm of what is so. */
function togetherOf(when: EventsWhen, event: EventState, ground: Ground): Together | null {
  const together = realTogether(when, event, ground);
  if (!together || event.drill === undefined || drillOfSource(together.source) !== null) return together;
  return { area: together.area, source: drillSource(event.drill, ...(together.source === undefined ? [] : [together.source])) };
}

/** `null` for an event that does not say what it is to be counted under. */
function realTogether({ per }: EventsWhen, event: EventState, { pack }: Ground): Together | null {
  const area = event.area ?? pack.provinceArea;
  switch (per) {
    case 'province':
      return { area: pack.provinceArea };
    case 'area':
      return { area };
    case 'event':
      return { area, source: event.id };
    case 'place':
    case 'organisation':
      return event[per] === undefined ? null : { area, source: event[per] };
  }
}

/** Feeds that could bring more; a single event is known by its own feed. */
function bringing({ events, per }: EventsWhen, { source = '' }: Together, { pack }: Ground): string[] {
  if (drillOfSource(source) !== null) return [];
  const feeds = pack.feeds.filter((feed) => feed.enabled && feed.events.includes(events)).map(({ id }) => id);
  return per === 'event' ? feeds.filter((id) => source.startsWith(`${id}/`)) : feeds;
}
