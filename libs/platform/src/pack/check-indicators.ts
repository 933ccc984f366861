import type { IndicatorInfo, Target } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault } from './fault.js';
import { FormulaError, formulaOperands, parseFormula } from './formula.js';
import { suggest } from './nearest.js';
import { knownUnits } from './units.js';

type Declared = Entry<Partial<IndicatorInfo>>;

export function indicatorFaults(draft: Draft): PackFault[] {
  const units = [...knownUnits, ...(draft.province?.value.units ?? [])];
  const sources = new Names(draft.organisations);
  const names = new Names(draft.indicators);
  const operands = new Map(draft.indicators.entries.map(({ value }) => [value.id ?? '', operandsOf(value)]));
  return draft.indicators.entries.flatMap((entry) => [
    ...unitFaults(entry, units),
    ...sourceFaults(entry, sources),
    ...targetFaults(entry),
    ...weightFaults(entry, names),
    ...formulaFaults(entry, { names, operands }),
  ]);
}

function unitFaults(entry: Declared, units: readonly string[]): PackFault[] {
  const { unit } = entry.value;
  if (unit === undefined || units.includes(unit.normalize('NFC'))) return [];
  const remedy = suggest(unit, units, 'use a known unit, or add this one to "units" in province.yaml');
  return [faultIn(entry, ['unit'], [`"${unit}" is not a known unit`, remedy])];
}

function sourceFaults(entry: Declared, sources: Names): PackFault[] {
  const { source } = entry.value;
  if (source === undefined || !sources.lack(source)) return [];
  return [
    faultIn(
      entry,
      ['source'],
      [`there is no organisation "${source}"`, suggest(source, sources, 'add it to organisations.yaml')],
    ),
  ];
}

function targetFaults(entry: Declared): PackFault[] {
  const { target, possible } = entry.value;
  if (!target) return [];
  const faults = possible ? outOfReach(entry, target, possible) : [];
  if (target.min !== undefined && target.max !== undefined && target.min > target.max) {
    faults.push(
      faultIn(entry, ['target'], [`the target's min ${target.min} is above its max ${target.max}`, 'exchange the two']),
    );
  }
  return faults;
}

function outOfReach(entry: Declared, target: Target, [lowest, highest]: readonly [number, number]): PackFault[] {
  return (['min', 'max'] as const).flatMap((bound) => {
    const wanted = target[bound];
    if (wanted === undefined || (wanted >= lowest && wanted <= highest)) return [];
    const message = `the target ${wanted} lies outside of what is possible, ${lowest} to ${highest}`;
    return [faultIn(entry, ['target', bound], [message, 'correct the target or widen "possible"'])];
  });
}

function weightFaults(entry: Declared, names: Names): PackFault[] {
  const { aggregate, weight, formula } = entry.value;
  if (weight !== undefined && names.lack(weight)) {
    return [
      faultIn(
        entry,
        ['weight'],
        [`there is no indicator "${weight}" to weigh by`, suggest(weight, names, 'name an indicator of this pack')],
      ),
    ];
  }
  if (aggregate === 'weighted-mean' && weight === undefined) {
    return [
      faultIn(
        entry,
        ['aggregate'],
        [
          'a weighted mean needs something to weigh by',
          'add "weight": the id of the indicator whose values weigh, or use aggregate: mean',
        ],
      ),
    ];
  }
  if (aggregate === 'ratio-of-sums' && formula === undefined) {
    return [
      faultIn(
        entry,
        ['aggregate'],
        ['a ratio of sums needs the formula whose operands are summed', 'add "formula", or use another aggregate'],
      ),
    ];
  }
  return [];
}

interface Formulas {
  names: Names;
  operands: ReadonlyMap<string, readonly string[]>;
}

function formulaFaults(entry: Declared, { names, operands }: Formulas): PackFault[] {
  const { id = '', formula } = entry.value;
  if (formula === undefined) return [];
  const add = (message: string, remedy: string) => faultIn(entry, ['formula'], [message, remedy]);
  try {
    parseFormula(formula);
  } catch (fault) {
    if (!(fault instanceof FormulaError)) throw fault;
    const remedy =
      'use numbers with a decimal point, [indicator], previous([x]), samePeriod([x]), + - * / and brackets';
    return [add(`the formula cannot be read at letter ${fault.at + 1}: ${fault.message}`, remedy)];
  }
  const own = operands.get(id) ?? [];
  if (own.length === 0)
    return [
      add('the formula reads no indicator', "put an indicator's id in square brackets, e.g. [students] / [classes]"),
    ];
  const unknown = own.filter((operand) => names.lack(operand));
  if (unknown.length > 0)
    return unknown.map((operand) =>
      add(`there is no indicator "${operand}"`, suggest(operand, names, 'name an indicator of this pack')),
    );
  const circle = circleFrom(id, operands);
  return circle
    ? [add(`the formula reads itself: ${circle.join(' → ')}`, 'take one of these operands out of its formula')]
    : [];
}

function operandsOf({ formula }: Partial<IndicatorInfo>): string[] {
  try {
    return formula === undefined ? [] : formulaOperands(parseFormula(formula));
  } catch (fault) {
    if (fault instanceof FormulaError) return [];
    throw fault;
  }
}

/** The way from an indicator over operands back to itself. */
function circleFrom(id: string, operands: Formulas['operands']): string[] | null {
  const seen = new Set<string>();
  const walk = (current: string, way: string[]): string[] | null => {
    for (const operand of operands.get(current) ?? []) {
      if (operand === id) return [...way, operand];
      if (seen.has(operand)) continue;
      seen.add(operand);
      const found = walk(operand, [...way, operand]);
      if (found) return found;
    }
    return null;
  };
  return walk(id, [id]);
}
