import { durationMs, type AlarmRule, type AlarmWhen, type EventState } from '@ioc/contracts';
import { areaName, isSilent, type Ground } from './ground.js';
import { verdict, type Verdict } from './verdict.js';

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
  if (when.per === 'province') return [{ area: ground.pack.provinceArea }];
  return [...countedIn(when, ground).values()].map(({ area, source }) => (source === undefined ? { area } : { area, source }));
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
  if (!isHeard(when, together, ground)) return verdict('unknown', { ...evidence, why: { vi: `${why.vi} Nguồn đang im lặng nên chưa rõ còn gì.`, en: `${why.en} A feed is silent, so nobody knows what else there is.` } });
  return verdict('false', { ...evidence, why });
}

function matching(when: EventsWhen, ground: Ground): EventState[] {
  const words = when.words.map(folded);
  return ground.events.filter((event) => event.kind === when.events && event.severity <= when.severity && isOfNow(when, event, ground) && !isSilent(event.feed, ground) && says(event, words));
}

function isOfNow({ within }: EventsWhen, { status, startedAt }: EventState, { now }: Ground): boolean {
  return within === undefined ? status === 'open' : startedAt > now - (durationMs(within) ?? 0) && startedAt <= now;
}

function says({ title, description = '' }: EventState, words: readonly string[]): boolean {
  const text = folded(`${title} ${description}`);
  return words.length === 0 || words.some((word) => text.includes(word));
}

const folded = (text: string) => text.normalize('NFC').toLowerCase();

/** `null` for an event that does not say what it is to be counted under. */
function togetherOf({ per }: EventsWhen, event: EventState, { pack }: Ground): Together | null {
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

/** Whether all feeds that could bring more are heard; a single event is known by its own feed. */
function isHeard({ events, per }: EventsWhen, { source = '' }: Together, ground: Ground): boolean {
  const bringing = ground.pack.feeds.filter((feed) => feed.enabled && feed.events.includes(events));
  const asked = per === 'event' ? bringing.filter(({ id }) => source.startsWith(`${id}/`)) : bringing;
  return asked.every(({ id }) => !isSilent(id, ground));
}
