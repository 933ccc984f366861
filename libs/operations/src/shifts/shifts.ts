import { dayAfter, dayOf, dutiesOn, onDuty, type Duty, type ShiftNames, type ShiftNow, type ShiftPlan, type ShiftsAnswer, type ShiftSwapRequest } from '@ioc/contracts';
import type { ShiftStore } from '@ioc/store';
import { SwapFault } from './swap-fault.js';

export interface ShiftsParts {
  store: Pick<ShiftStore, 'swap' | 'swaps'>;
  plan: () => ShiftPlan;
  now?: () => number;
}

/** Who is on duty: by the plan of the pack, and by what was swapped since. */
export class Shifts {
  private readonly now: () => number;

  constructor(private readonly parts: ShiftsParts) {
    this.now = parts.now ?? Date.now;
  }

  /** Who is on duty at a moment (now by default), epoch milliseconds; null when the plan has nobody then. */
  async onDuty(at = this.now()): Promise<Duty | null> {
    const plan = this.parts.plan();
    return onDuty(plan, at, await this.swapsNear(at));
  }

  async standing(): Promise<ShiftNow> {
    const at = this.now();
    const plan = this.parts.plan();
    const swaps = await this.swapsNear(at);
    const duty = onDuty(plan, at, swaps);
    return { at, names: namesOf(plan), duty, next: duty && onDuty(plan, duty.endsAt, swaps) };
  }

  /** The watches that begin on these days, both included. */
  async between(from: string, to: string): Promise<ShiftsAnswer> {
    const plan = this.parts.plan();
    const swaps = await this.parts.store.swaps(from, to);
    const duties: Duty[] = [];
    for (let day = from; day <= to; day = dayAfter(day, 1)) duties.push(...dutiesOn(plan, day, swaps));
    return { names: namesOf(plan), duties, swaps };
  }

  /**
   * Gives seats to others than the plan does. The same request twice changes nothing the second time.
   * @returns the watches that it touches, as they are then
   * @throws SwapFault when the plan lacks what is named
   */
  async swap(request: ShiftSwapRequest): Promise<Duty[]> {
    const plan = this.parts.plan();
    const faults = request.seats.flatMap((seat, index) => unknownIn(plan, seat, index));
    if (faults.length > 0) throw new SwapFault(faults);
    await this.parts.store.swap(request, this.now());
    const days = [...new Set(request.seats.map(({ day }) => day))].sort();
    const swaps = await this.parts.store.swaps(days[0] ?? '', days.at(-1) ?? '');
    return days.flatMap((day) => dutiesOn(plan, day, swaps)).filter(({ day, watch }) => request.seats.some((seat) => seat.day === day && seat.watch === watch));
  }

  /** Of the day before too, whose last watch may run over midnight, and of the next one. */
  private swapsNear(at: number) {
    const today = dayOf(at, this.parts.plan().utcOffset);
    return this.parts.store.swaps(dayAfter(today, -1), dayAfter(today, 1));
  }
}

function unknownIn({ watches, posts, people }: ShiftPlan, seat: ShiftSwapRequest['seats'][number], index: number): SwapFault['faults'] {
  const lists = { watch: watches, post: posts, person: people } as const;
  return (Object.keys(lists) as (keyof typeof lists)[]).flatMap((key) =>
    lists[key].some(({ id }) => id === seat[key]) ? [] : [{ path: `seats.${index}.${key}`, code: 'unknown', message: `the shift plan has no ${key} "${seat[key]}"` }],
  );
}

function namesOf({ posts, watches, people, crews }: ShiftPlan): ShiftNames {
  return {
    posts,
    watches,
    people: people.map(({ id, name, organisation }) => ({ id, name, organisation })),
    crews: crews.map(({ id, name }) => ({ id, name })),
  };
}
