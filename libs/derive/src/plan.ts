import type { IndicatorInfo } from '@ioc/contracts';
import { parseFormula, type Formula, type ProvincePack } from '@ioc/platform';
import { seriesKey, type SeriesRef } from '@ioc/store';
import { operandsOf } from './evaluate.js';
import { isRolledUp } from './roll-up.js';

/** The part of the province pack that deriving needs. */
export type DerivePack = Pick<ProvincePack, 'indicators' | 'children' | 'areaByCode' | 'utcOffset'>;

/** A number to be worked out. */
export type Task = SeriesRef & { info: IndicatorInfo } & ({ formula: Formula } | { below: readonly string[] });

/** What has to be worked out anew when a value changes. */
export class Plan {
  private readonly formulas = new Map<string, { info: IndicatorInfo; formula: Formula }[]>();
  private readonly infos: ReadonlyMap<string, IndicatorInfo>;
  /** Indicators whose roll-up is weighed by another one, by that one. */
  private readonly weighed = new Map<string, IndicatorInfo[]>();

  constructor(private readonly pack: DerivePack) {
    this.infos = new Map(pack.indicators.map((info) => [info.id, info]));
    for (const info of pack.indicators) this.add(info);
  }

  info(indicator: string): IndicatorInfo | undefined {
    return this.infos.get(indicator);
  }

  /** Each task once, however many of its operands changed. */
  tasksFor(changes: readonly SeriesRef[]): Task[] {
    const tasks = changes.flatMap((change) => [...this.formulaTasks(change), ...this.rollUpTasks(change)]);
    return [...new Map(tasks.map((task) => [seriesKey(task), task])).values()];
  }

  private add(info: IndicatorInfo): void {
    if (info.formula !== undefined) {
      const formula = parseFormula(info.formula);
      for (const { indicator } of operandsOf(formula)) push(this.formulas, indicator, { info, formula });
    } else if (info.weight !== undefined) push(this.weighed, info.weight, info);
  }

  /** A formula speaks of plain series only. */
  private formulaTasks({ indicator, area, breakdown }: SeriesRef): Task[] {
    if (breakdown) return [];
    return (this.formulas.get(indicator) ?? []).map(({ info, formula }) => ({ indicator: info.id, area, info, formula }));
  }

  private rollUpTasks({ indicator, area, breakdown }: SeriesRef): Task[] {
    const parent = this.pack.areaByCode(area)?.parent;
    const own = this.infos.get(indicator);
    if (parent === undefined || !own) return [];
    const below = this.pack.children(parent).map(({ code }) => code);
    const weighed = breakdown ? [] : (this.weighed.get(indicator) ?? []);
    return [
      ...(canRollUp(own) ? [{ indicator, area: parent, breakdown, info: own, below }] : []),
      ...weighed.filter(canRollUp).map((info) => ({ indicator: info.id, area: parent, info, below })),
    ];
  }
}

/** An indicator with a formula is worked out for the unit above from that unit's own operands. */
function canRollUp({ aggregate, formula }: IndicatorInfo): boolean {
  return formula === undefined && isRolledUp(aggregate);
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
