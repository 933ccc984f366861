import { z } from 'zod';
import { AdapterFault, textOf, type RawPayload } from '@ioc/adapter-kit';
import { readClock, readSenmlClock, type Arrival, type ClockReading } from './mqtt-clock.js';

const Line = z.object({ topic: z.string(), payload: z.string(), receivedAt: z.iso.datetime({ offset: true }), retained: z.boolean() });
export type Line = z.infer<typeof Line>;

/** One value of one metric of one station. */
export interface Measurement {
  station: string;
  metric: string;
  value: number;
  atMs: number;
  where: string;
}

export interface MessageParts {
  measurements: Measurement[];
  /** Why values of the message were not taken. */
  reasons: string[];
}

/**
 * Lines of an MQTT payload.
 * @throws AdapterFault `bad-shape` when no line is an MQTT message
 */
export function linesOf(payload: RawPayload): { line: Line | null; text: string; where: string }[] {
  const lines = textOf(payload)
    .split('\n')
    .map((text, i) => ({ text: text.trim(), where: `${payload.name}:${i + 1}` }))
    .filter(({ text }) => text !== '')
    .map((entry) => ({ ...entry, line: lineIn(entry.text) }));
  if (lines.every(({ line }) => line === null)) throw new AdapterFault('bad-shape', `${payload.name} holds no MQTT message`);
  return lines;
}

function lineIn(text: string): Line | null {
  const parsed = Line.safeParse(tryJson(text));
  return parsed.success ? parsed.data : null;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Station and metric by a pattern such as `kontum/{station}/{metric}`; `null` for a topic of another form. */
export function topicParts(topic: string, pattern: string): { station: string; metric: string } | null {
  const wanted = pattern.split('/');
  const found = topic.split('/');
  if (wanted.length !== found.length) return null;
  const parts = new Map<string, string>();
  for (const [i, want] of wanted.entries()) {
    if (want === '{station}' || want === '{metric}') parts.set(want, found[i] ?? '');
    else if (want !== '+' && want !== found[i]) return null;
  }
  const station = parts.get('{station}');
  return station ? { station, metric: parts.get('{metric}') ?? '' } : null;
}

/** Values of one message: a bare number, a JSON object with time and value, or a SenML pack (RFC 8428). */
export function readMessage(line: Line, topic: { station: string; metric: string }, where: string): MessageParts {
  const arrival = { receivedMs: Date.parse(line.receivedAt), retained: line.retained };
  const json = tryJson(line.payload);
  const base = { ...topic, where };
  if (Array.isArray(json)) return readSenml(json, base, arrival);
  if (typeof json === 'number') return take([one(json, readClock(undefined, arrival), base)]);
  const parsed = Plain.safeParse(json);
  return parsed.success ? take([readPlain(parsed.data, base, arrival)]) : { measurements: [], reasons: ['neither a number, nor a JSON object, nor a SenML pack'] };
}

const Scalar = z.union([z.number(), z.string(), z.null()]);
const Plain = z.object({
  ts: Scalar.optional(), time: Scalar.optional(), timestamp: Scalar.optional(),
  value: Scalar.optional(), v: Scalar.optional(),
  status: Scalar.optional(),
});

/** Circular 10/2021/TT-BTNMT: 00 measuring, 01 calibrating, 02 fault; only what was measured counts. */
const notMeasuring = new Set(['01', '02', '1', '2', 'calibrating', 'fault', 'error']);

type Base = { station: string; metric: string; where: string };
type Taken = Measurement | { reason: string };

function readPlain(plain: z.infer<typeof Plain>, base: Base, arrival: Arrival): Taken {
  const status = plain.status === undefined || plain.status === null ? '' : String(plain.status).toLowerCase();
  if (notMeasuring.has(status)) return { reason: `status ${status}: the station was not measuring` };
  return one(numberOf(plain.value ?? plain.v), readClock(plain.ts ?? plain.time ?? plain.timestamp, arrival), base);
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value)) return Number(value);
  return typeof value === 'number' ? value : null;
}

function one(value: number | null, clock: ClockReading, base: Base): Taken {
  if (value === null || !Number.isFinite(value)) return { reason: 'no numeric value' };
  return 'reason' in clock ? clock : { ...base, value, atMs: clock.atMs };
}

const Record = z.object({
  bn: z.string().optional(), bt: z.number().optional(), bv: z.number().optional(),
  n: z.string().optional(), t: z.number().optional(), v: z.number().optional(), vb: z.boolean().optional(),
});

/** Base fields hold for their record and all that follow, until they are set anew. */
function readSenml(records: unknown[], base: Base, arrival: Arrival): MessageParts {
  if (records.length === 0) return { measurements: [], reasons: ['an empty SenML pack'] };
  let bases = { bn: '', bt: 0, bv: 0 };
  const taken = records.map((raw): Taken => {
    const parsed = Record.safeParse(raw);
    if (!parsed.success) return { reason: 'a record that is not SenML' };
    const { bn = bases.bn, bt = bases.bt, bv = bases.bv, n = '', t = 0, v, vb } = parsed.data;
    bases = { bn, bt, bv };
    const value = v === undefined ? vb === undefined ? null : Number(vb) : bv + v;
    return one(value, readSenmlClock(bt + t, arrival), { ...base, metric: lastPart(`${bn}${n}`) ?? base.metric });
  });
  return take(taken);
}

/** `urn:dev:mac:0024befffe804ff1:rain` names the metric at its end; a pack without names means the topic's metric. */
function lastPart(name: string): string | undefined {
  return name.split(/[:/]/).filter(Boolean).at(-1);
}

function take(taken: readonly Taken[]): MessageParts {
  return {
    measurements: taken.filter((one): one is Measurement => 'value' in one),
    reasons: taken.flatMap((one) => ('reason' in one ? [one.reason] : [])),
  };
}
