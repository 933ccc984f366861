import { alarmLoadFigures } from '@ioc/contracts';
import type { AlarmStep } from '@ioc/store';
import { grouped } from './grouped.js';
import { bare, type Sample } from './sample.js';

/** States in which an alarm asks nobody for anything. */
const calm: ReadonlySet<string> = new Set(['normal', 'unknown', 'pending']);
/** What a person does by whom an alarm was seen. */
const seen: ReadonlySet<string> = new Set(['acknowledge', 'shelve', 'take-out']);

/** What a rule says of its alarms. */
export interface RuleFacts {
  title: Sample['title'];
  owner: string | null;
}

export interface AlarmGround {
  span: { fromMs: number; toMs: number };
  rule: (id: string) => RuleFacts;
}

/** It became unacknowledged and was not. */
const isCall = ({ before, after }: AlarmStep) => after === 'unacknowledged' && before !== 'unacknowledged';
const keyOf = ({ rule, area, source }: AlarmStep) => `${rule}/${area}${source === '' ? '' : `/${source}`}`;

/**
 * Calls, times to acknowledge and to close, and stale alarms. An alarm that calls again before anybody has seen it, or before it is calm, is one wait, from its
 * first call on. @param steps of the span and of some time after it, in order
 */
export function alarmSamples(steps: readonly AlarmStep[], ground: AlarmGround): Sample[] {
  const byAlarm = grouped(steps, keyOf);
  return [...byAlarm].flatMap(([subject, path]) => samplesOf(path, { subject, ground }));
}

interface Waits {
  seen: Sample | null;
  calm: Sample | null;
  active: Sample | null;
}

function samplesOf(path: readonly AlarmStep[], { subject, ground }: { subject: string; ground: AlarmGround }): Sample[] {
  const samples: Sample[] = [];
  const waits: Waits = { seen: null, calm: null, active: null };
  const begin = (figure: Sample['figure'], { at, rule, priority }: AlarmStep): Sample => {
    const { title, owner } = ground.rule(rule);
    const sample = { ...bare, figure, at, priority, organisation: owner, subject, title };
    if (at >= ground.span.fromMs && at < ground.span.toMs) samples.push(sample);
    return sample;
  };
  for (const step of path) {
    if (isCall(step)) begin('alarm-calls', step);
    if (isCall(step)) waits.seen ??= begin('alarm-acknowledge', step);
    if (isCall(step)) waits.calm ??= begin('alarm-close', step);
    if (step.active) waits.active ??= begin('stale-alarm', step);
    end(waits, step);
  }
  return samples;
}

function end(waits: Waits, step: AlarmStep): void {
  const over: Record<keyof Waits, boolean> = { seen: seen.has(step.kind) && step.by !== null, calm: calm.has(step.after), active: !step.active };
  for (const wait of Object.keys(waits) as (keyof Waits)[]) {
    if (!over[wait]) continue;
    const sample = waits[wait];
    if (sample) sample.until = step.at;
    waits[wait] = null;
  }
}

/** Those that were active for too long. @param nowMs for those that still are */
export function isStale({ figure, at, until }: Sample, nowMs: number): boolean {
  return figure !== 'stale-alarm' || (until ?? nowMs) - at > alarmLoadFigures.staleMs;
}
