import { parseTime, staleAtMs, type Cadence, type IndicatorInfo } from '@ioc/contracts';
import type { Formula } from '@ioc/platform';
import { seriesKey, type ReadingStore, type ResolvedReading, type SeriesRef, type StoredReading } from '@ioc/store';
import { commonTime, yearBefore, type TimeOfValue } from './common-time.js';
import { evaluate, operandsOf } from './evaluate.js';
import { ofLatest, ofStored, operandOf, type KnownValue } from './known-value.js';
import type { Plan, Task } from './plan.js';
import { rollUp } from './roll-up.js';
import { weakest } from './weakest.js';

export const derivedFeed = 'derived';

type FormulaOperand = ReturnType<typeof operandsOf>[number];
/** A number, what it speaks of and what it was made of. */
interface Result {
  value: number | null;
  time: TimeOfValue;
  operands: KnownValue[];
  /** Some unit below has no such series at all: the sum is at least this. */
  isPartial?: boolean;
}

/** Works tasks out from what is stored now. */
export class Worker {
  private constructor(
    private readonly ground: { store: ReadingStore; plan: Plan; utcOffset: string },
    private readonly latest: ReadonlyMap<string, KnownValue>,
  ) {}

  /** @returns the readings that differ from what is stored */
  static async workOut(ground: { store: ReadingStore; plan: Plan; utcOffset: string }, tasks: readonly Task[]): Promise<ResolvedReading[]> {
    const indicators = new Set(tasks.flatMap(indicatorsOf));
    const stored = await ground.store.latest({ indicators: [...indicators] });
    const latest = new Map(stored.map((row) => [seriesKey(row), ofLatest(row, ground.utcOffset)]));
    const worker = new Worker(ground, latest);
    const readings = await Promise.all(tasks.map((task) => worker.readingsOf(task)));
    return readings.flat().filter((reading) => differs(reading, latest.get(seriesKey(reading))));
  }

  /** The number of now; when it is made for the first time also those of the periods before. */
  private async readingsOf(task: Task): Promise<ResolvedReading[]> {
    const own = this.latest.get(seriesKey(task));
    const heads = this.headsOf(task, own);
    const common = commonTime(heads);
    if (!common) return [];
    const earlier = own || !common.isExact ? [] : await this.earlier(heads, common);
    const results = await Promise.all([...earlier, common].map((time) => this.resultAt(task, heads, time)));
    return results.filter((result) => result !== null).map((result) => readingFrom(task, result));
  }

  /** The newest values that a task rests on; none when there is nothing to be made. */
  private headsOf(task: Task, own: KnownValue | undefined): KnownValue[] {
    if ('formula' in task) {
      // `previous([x])` alone still speaks of x's own time.
      const indicators = [...new Set(operandsOf(task.formula).map(({ indicator }) => indicator))];
      const heads = indicators.map((indicator) => this.latest.get(seriesKey({ indicator, area: task.area })));
      return heads.every((head) => head !== undefined) ? heads : [];
    }
    // The feed itself brings the value of the unit above.
    if (own && own.feed !== derivedFeed) return [];
    return task.below.map((area) => this.latest.get(seriesKey({ ...task, area }))).filter((head) => head !== undefined);
  }

  /** Periods before the common one that the first of the values reaches back to. */
  private async earlier([first]: readonly KnownValue[], { time }: Common): Promise<Common[]> {
    if (!first) return [];
    const { indicator, area, breakdown } = first;
    const points = await this.ground.store.history({ indicator, area, breakdown, bucket: 'none', limit: earlierPeriods });
    const spans = points.map(({ period }) => ({ period, span: parseTime(period, this.ground.utcOffset) }));
    return spans.flatMap(({ period, span }) =>
      span && span.endMs < time.at ? [{ time: { period, startMs: span.startMs, at: span.endMs }, isExact: true }] : [],
    );
  }

  private resultAt(task: Task, heads: readonly KnownValue[], common: Common): Promise<Result | null> {
    return 'formula' in task ? this.byFormula(task, task.formula, common) : this.byRollUp(task, heads, common);
  }

  private async byFormula({ area }: SeriesRef, formula: Formula, common: Common): Promise<Result | null> {
    const asked = operandsOf(formula);
    const found = await Promise.all(asked.map((operand) => this.operand({ ...operand, area }, common)));
    const values = new Map(asked.map((operand, at) => [`${operand.at} ${operand.indicator}`, found[at] ?? null]));
    const value = evaluate(formula, ({ at, indicator }) => values.get(`${at} ${indicator}`)?.value ?? null);
    const operands = found.filter((one) => one !== null);
    return operands.length === 0 ? null : { value, time: common.time, operands };
  }

  private operand({ at, ...ref }: FormulaOperand & { area: string }, common: Common): Promise<KnownValue | null> {
    if (at === 'now') return this.at(ref, common);
    return at === 'previous' ? this.stepBefore(ref, common.time) : this.yearBefore(ref, common.time);
  }

  private async at(ref: SeriesRef, common: Common): Promise<KnownValue | null> {
    return (await this.allAt([ref], common))[0] ?? null;
  }

  /** The newest values, or those of exactly the common period; what has none there is left out. */
  private async allAt(refs: readonly SeriesRef[], { time, isExact }: Common): Promise<KnownValue[]> {
    const known = refs.map((ref) => this.latest.get(seriesKey(ref))).filter((value) => value !== undefined);
    const isThere = (value: KnownValue) => !isExact || value.period === time.period;
    const asked = known.filter((value) => !isThere(value)).map(({ indicator, area, breakdown }) => ({ indicator, area, breakdown, ...time }));
    const stored = asked.length > 0 ? await this.ground.store.valuesOf(asked) : new Map<string, StoredReading>();
    return known.flatMap((value) => (isThere(value) ? [value] : this.fromStored(value, stored.get(seriesKey(value)))));
  }

  /** The period before this one; of live figures the value one step of their rhythm before. */
  private stepBefore(ref: SeriesRef, { startMs, at, period }: TimeOfValue): Promise<KnownValue | null> {
    if (period === 'instant') {
      const cadence = this.ground.plan.info(ref.indicator)?.cadence;
      const stepMs = cadence ? stepOf(cadence) : dayMs;
      return this.stored(ref, this.ground.store.previous([{ ...ref, before: at - stepMs, notBefore: at - 2 * stepMs }]));
    }
    const notBefore = startMs - (at - startMs) / 2;
    return this.stored(ref, this.ground.store.previous([{ ...ref, before: startMs, notBefore }]));
  }

  private yearBefore(ref: SeriesRef, time: TimeOfValue): Promise<KnownValue | null> {
    const year = yearBefore(time, this.ground.utcOffset);
    if (year) return this.stored(ref, this.ground.store.valuesOf([{ ...ref, ...year }]));
    const before = new Date(time.at).setUTCFullYear(new Date(time.at).getUTCFullYear() - 1);
    return this.stored(ref, this.ground.store.previous([{ ...ref, before, notBefore: before - dayMs }]));
  }

  private async stored(ref: SeriesRef, answer: ReturnType<ReadingStore['valuesOf']>): Promise<KnownValue | null> {
    return this.fromStored(ref, (await answer).get(seriesKey(ref)))[0] ?? null;
  }

  private fromStored({ indicator }: SeriesRef, reading: StoredReading | undefined): KnownValue[] {
    const cadence = this.ground.plan.info(indicator)?.cadence;
    return reading && cadence ? [ofStored(reading, cadence, this.ground.utcOffset)] : [];
  }

  private async byRollUp(task: RollUpTask, heads: readonly KnownValue[], common: Common): Promise<Result | null> {
    const values = await this.allAt(heads, common);
    // One does not reach back to the common period: there is nothing to put together.
    if (values.length < heads.length) return null;
    const weights = this.weightsOf(task.info, values);
    const byArea = new Map(weights.map(({ area, value }) => [area, value]));
    const value = rollUp(task.info.aggregate, values, byArea);
    const isPartial = task.info.aggregate === 'sum' && values.length < task.below.length;
    return { value, time: common.time, operands: [...values, ...weights], isPartial };
  }

  private weightsOf({ aggregate, weight }: IndicatorInfo, values: readonly KnownValue[]): KnownValue[] {
    if (aggregate !== 'weighted-mean' || weight === undefined) return [];
    return values.map(({ area }) => this.latest.get(seriesKey({ indicator: weight, area }))).filter((one) => one !== undefined);
  }
}

type Common = NonNullable<ReturnType<typeof commonTime>>;
type RollUpTask = Extract<Task, { below: readonly string[] }>;
const dayMs = 86_400_000;
/** Three years of months: what a screen's small line shows, and more. */
const earlierPeriods = 36;

function stepOf(cadence: Cadence): number {
  return staleAtMs({ kind: 'instant', startMs: 0, endMs: 0 }, { ...cadence, dueAfter: 'PT0S' });
}

function indicatorsOf(task: Task): string[] {
  const operands = 'formula' in task ? operandsOf(task.formula).map(({ indicator }) => indicator) : [];
  return [task.indicator, ...operands, ...(task.info.weight ? [task.info.weight] : [])];
}

function readingFrom({ indicator, area, breakdown, info }: Task, { value, time, operands, isPartial }: Result): ResolvedReading {
  const { qualifier, ...marks } = weakest(operands);
  const mark = isPartial && !qualifier ? 'gte' : qualifier;
  return {
    indicator,
    area,
    ...(breakdown ? { breakdown } : {}),
    component: info.component,
    value,
    at: time.period === 'instant' ? new Date(time.at).toISOString() : time.period,
    startMs: time.startMs,
    endMs: time.at,
    ...marks,
    ...(mark ? { qualifier: mark } : {}),
    operands: operands.map(operandOf),
  };
}

/** True when a screen would show something else than now. */
function differs(reading: ResolvedReading, stored: KnownValue | undefined): boolean {
  if (!stored) return true;
  const said = [reading.value, reading.endMs, reading.ageFromMs, reading.staleAtMs, reading.provenance, reading.status, reading.qualifier];
  const known = [stored.value, stored.at, stored.ageFrom, stored.staleAt, stored.provenance, stored.status, stored.qualifier];
  return said.some((value, at) => value !== known[at]);
}
