import { alarmLoadFigures, dayOf, operatorHours, operatorsAt, parseTime, type Manning } from '@ioc/contracts';
import { grouped } from './grouped.js';
import { bare, type Sample } from './sample.js';

const { chatter, flood, dailyMost } = alarmLoadFigures;

export interface LoadGround {
  manning: readonly Manning[];
  utcOffset: string;
  nowMs: number;
}

/** Floods, days with more than operators can attend to, and alarms that chattered. @param calls in any order */
export function loadSamples(calls: readonly Sample[], ground: LoadGround): Sample[] {
  const inOrder = [...calls].sort((a, b) => a.at - b.at);
  return [...floods(inOrder, ground), ...overloadedDays(inOrder, ground), ...chatters(inOrder)];
}

/** From the call that is one too many until fewer than so many lie within the last ten minutes. */
function floods(calls: readonly Sample[], { manning, nowMs }: LoadGround): Sample[] {
  const found: Sample[] = [];
  let standing: Sample | null = null;
  let recent: number[] = [];
  const moments = [...calls.map(({ at }) => ({ at, calls: true })), ...calls.map(({ at }) => ({ at: at + flood.withinMs, calls: false }))].sort((a, b) => a.at - b.at || Number(a.calls) - Number(b.calls));
  for (const { at, calls: isNew } of moments) {
    if (at > nowMs) break;
    recent = isNew ? [...recent, at] : recent.slice(1);
    const each = recent.length / operatorsAt(manning, at);
    if (standing === null && each > flood.above) {
      standing = { ...bare, figure: 'flood', at, subject: new Date(at).toISOString(), title: { vi: 'Cảnh báo dồn dập', en: 'Flood of alarms' } };
      found.push(standing);
    } else if (standing && each < flood.overBelow) {
      standing.until = at;
      standing = null;
    }
  }
  return found;
}

function overloadedDays(calls: readonly Sample[], { manning, utcOffset }: LoadGround): Sample[] {
  return [...grouped(calls, ({ at }) => dayOf(at, utcOffset))].flatMap(([day, all]): Sample[] => {
    const span = parseTime(day, utcOffset);
    if (!span) return [];
    const within = manning.map((one) => ({ ...one, fromMs: Math.max(one.fromMs, span.startMs), toMs: Math.min(one.toMs, span.endMs) })).filter(({ fromMs, toMs }) => fromMs < toMs);
    const operators = Math.max(1, operatorHours(within) / 24);
    if (all.length / operators <= dailyMost) return [];
    const title = { vi: `${all.length} cảnh báo trong ngày`, en: `${all.length} alarms in the day` };
    return [{ ...bare, figure: 'overloaded-day', at: span.startMs, until: span.endMs, subject: day, title }];
  });
}

/** Runs of calls of one alarm, each three of which lie within a minute. */
function chatters(calls: readonly Sample[]): Sample[] {
  return [...grouped(calls, ({ subject }) => subject).values()].flatMap((own) => {
    const found: Sample[] = [];
    own.forEach((call, index) => {
      const first = own[index - (chatter.count - 1)];
      if (!first || call.at - first.at >= chatter.withinMs) return;
      const last = found.at(-1);
      if (last && (last.until ?? 0) >= first.at) last.until = call.at;
      else found.push({ ...call, figure: 'chattering', at: first.at, until: call.at });
    });
    return found;
  });
}
