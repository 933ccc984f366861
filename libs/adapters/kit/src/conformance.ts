import { z } from 'zod';
import { Feed, FeedEvent, Reading, type FeedBatch } from '@ioc/contracts';
import { AdapterFault, type RawPayload } from '@ioc/transports';
import type { AnyAdapter, FetchContext, PackView } from './adapter.js';

/** One recorded answer of a source and what must be read of it. */
export interface ConformanceCase {
  name: string;
  /** A feed as in configuration, variables expanded. */
  feed: Feed;
  payloads: readonly RawPayload[];
  expected: {
    /** Every reading, each with at least indicator, area, at and value; other keys are compared where given. */
    readings: readonly Readonly<Record<string, unknown>>[];
    /** Every event, by the keys given. */
    events: readonly Readonly<Record<string, unknown>>[];
    /** Every camera, by the keys given; from sources that know cameras. */
    cameras?: readonly Readonly<Record<string, unknown>>[];
    /** How many records are refused; what a rule passes over does not count. */
    rejected: number;
  };
}

/** A promise that every adapter keeps. `run` rejects with a sentence for people when it is broken. */
export interface ConformanceCheck {
  name: string;
  run(): Promise<void>;
}

/** The checks of one adapter over its recorded cases. */
export function conformanceChecks(adapter: AnyAdapter, cases: readonly ConformanceCase[], pack: PackView): ConformanceCheck[] {
  if (cases.length === 0) {
    return [{ name: 'has a fixture', run: () => Promise.reject(new Error(`the adapter "${adapter.kind}" has no fixture: add fixtures/${adapter.kind}/feed.yaml, payload.* and expected.json`)) }];
  }
  return [
    { name: 'describes its settings by a JSON Schema', run: async () => void z.toJSONSchema(adapter.settings, { io: 'input' }) },
    ...cases.flatMap((one) => caseChecks(new Bench(adapter, pack, one))),
  ];
}

function caseChecks(bench: Bench): ConformanceCheck[] {
  const named = (name: string, run: () => Promise<void>): ConformanceCheck => ({ name: `${bench.one.name}: ${name}`, run });
  return [
    named('reads what is expected, by value', () => bench.readsWhatIsExpected()),
    named('brings readings and events of the contract, which the feed declares', () => bench.keepsTheContract()),
    named('gives the same twice and changes no input', () => bench.isPure()),
    named('refuses a setting that it does not know', () => bench.refusesUnknownSettings()),
    named('passes a fault of the source on', () => bench.passesFaultsOn()),
    ...hostilePayloads(bench.one.payloads).map(({ name, payloads }) => named(`survives ${name}`, () => bench.survives(payloads))),
  ];
}

class Bench {
  private readonly settings: unknown;

  constructor(
    private readonly adapter: AnyAdapter,
    private readonly pack: PackView,
    readonly one: ConformanceCase,
  ) {
    this.settings = adapter.settings.parse(one.feed.settings);
  }

  private async parse(payloads: readonly RawPayload[] = this.one.payloads): Promise<FeedBatch> {
    return this.adapter.parse(payloads, this.settings, this.pack);
  }

  async readsWhatIsExpected(): Promise<void> {
    const batch = await this.parse();
    const { readings, events, rejected, cameras } = this.one.expected;
    comparePartly('reading', readings, batch.readings);
    comparePartly('event', events, batch.events);
    comparePartly('camera', cameras ?? [], batch.cameras ?? []);
    const refused = batch.rejected.filter((entry) => !entry.skipped);
    if (refused.length !== rejected) throw new Error(`${refused.length} records were refused, expected ${rejected}: ${JSON.stringify(refused.slice(0, 5))}`);
  }

  async keepsTheContract(): Promise<void> {
    const { readings, events, rejected } = await this.parse();
    const { indicators, events: kinds } = this.one.feed;
    for (const reading of readings) {
      Reading.parse(reading);
      if (!indicators.includes(reading.indicator)) throw new Error(`a reading of "${reading.indicator}", which the feed does not declare`);
      if (!this.pack.indicator(reading.indicator)) throw new Error(`a reading of "${reading.indicator}", which the pack does not know`);
      if (!reading.where) throw new Error(`a reading of "${reading.indicator}" does not say where it stands`);
    }
    for (const event of events) {
      FeedEvent.parse(event);
      if (!kinds.includes(event.kind)) throw new Error(`an event "${event.kind}", which the feed does not declare`);
    }
    for (const entry of rejected) if (entry.reason === '') throw new Error(`${entry.where} was refused without a reason`);
  }

  async isPure(): Promise<void> {
    const inputs = (): string => JSON.stringify([this.settings, this.one.payloads.map((payload) => [payload, Buffer.from(payload.body).toString('base64')])]);
    const before = inputs();
    const first = JSON.stringify(await this.parse());
    const second = JSON.stringify(await this.parse());
    if (first !== second) throw new Error('the same payloads gave two different batches');
    if (inputs() !== before) throw new Error('the payloads or the settings were changed');
  }

  async refusesUnknownSettings(): Promise<void> {
    const widened = { ...this.one.feed.settings, 'no-such-setting': true };
    if (this.adapter.settings.safeParse(widened).success) throw new Error('a misspelt setting would be taken without a word');
  }

  async passesFaultsOn(): Promise<void> {
    const fault = new AdapterFault('unreachable', 'the source does not answer');
    const fail = (): Promise<never> => Promise.reject(fault);
    const ctx: FetchContext = { http: fail, mqtt: fail, syslog: fail, folder: fail, sql: fail, signal: new AbortController().signal, startedAt: '2026-01-01T00:00:00Z' };
    const outcome = await this.adapter.fetch(ctx, this.settings).then(
      () => new Error('fetch succeeded although the source does not answer'),
      (cause: unknown) => (cause instanceof AdapterFault ? undefined : new Error('fetch threw something else than an AdapterFault', { cause })),
    );
    if (outcome) throw outcome;
  }

  /** A fault, or a batch that says something: never another throw, never silence. */
  async survives(payloads: readonly RawPayload[]): Promise<void> {
    try {
      const batch = await this.parse(payloads);
      const refused = batch.rejected.filter((entry) => !entry.skipped);
      if (batch.readings.length + batch.events.length + refused.length === 0) throw new Error('an empty batch without a word: silence is never good news');
      for (const reading of batch.readings) Reading.parse(reading);
      for (const event of batch.events) FeedEvent.parse(event);
    } catch (cause) {
      if (!(cause instanceof AdapterFault)) throw cause;
      if (cause.message.trim() === '') throw new Error('a fault without a word for people', { cause });
    }
    if ('polluted' in {}) throw new Error('a payload reached Object.prototype');
  }
}

function comparePartly(what: string, expected: readonly Readonly<Record<string, unknown>>[], actual: readonly object[]): void {
  const left = [...actual] as Record<string, unknown>[];
  for (const wanted of expected) {
    const found = left.findIndex((candidate) => Object.entries(wanted).every(([key, value]) => JSON.stringify(candidate[key]) === JSON.stringify(value)));
    if (found < 0) throw new Error(`no ${what} ${JSON.stringify(wanted)} among ${JSON.stringify(left.slice(0, 6))}`);
    left.splice(found, 1);
  }
  if (left.length > 0) throw new Error(`${left.length} more ${what}s than expected: ${JSON.stringify(left.slice(0, 6))}`);
}

const login = '<!DOCTYPE html><html><head><title>Đăng nhập</title></head><body><form action="/login"><input name="user"><input type="password"></form></body></html>';
const texts: Readonly<Record<string, string>> = {
  'an empty answer': '',
  'blanks and NULs': ' \r\n\0\0',
  'a login page': login,
  'a login page in a table': login.replace('<form', '<table><tr><td>Tên đăng nhập</td></tr></table><form'),
  garbage: 'Ã¿þ garbage %% ;;; ,,, <<< {{{',
  'an empty list': '[]',
  'an empty object': '{}',
  'JSON null': 'null',
  'a number': '42',
  '__proto__': '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"data":[{"__proto__":{"polluted":true}}]}',
  'deep JSON': `${'[{"a":'.repeat(3000)}1${'}]'.repeat(3000)}`,
  'a foreign XML document': '<?xml version="1.0"?><foreign><child/></foreign>',
  'XML with a document type': '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>',
  'an error body under HTTP 200': '{"error":true,"error_code":1,"message":"Hệ thống đang bảo trì","success":false}',
};

function hostilePayloads(good: readonly RawPayload[]): { name: string; payloads: RawPayload[] }[] {
  const encoder = new TextEncoder();
  const withBody = (make: (payload: RawPayload) => Uint8Array): RawPayload[] => good.map((payload) => ({ ...payload, body: make(payload) }));
  return [
    ...Object.entries(texts).map(([name, text]) => ({ name, payloads: withBody(() => encoder.encode(text)) })),
    { name: 'random bytes', payloads: withBody(() => randomBytes(2000)) },
    ...[0.1, 0.35, 0.6, 0.85, 0.98].map((share) => ({
      name: `an answer cut off at ${share * 100} %`,
      payloads: withBody(({ body }) => body.slice(0, Math.floor(body.length * share))),
    })),
  ];
}

/** The same "random" bytes in every run: a linear congruence (Numerical Recipes). */
function randomBytes(length: number): Uint8Array {
  let state = 62;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
