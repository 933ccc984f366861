import { z } from 'zod';
import { Slug } from '@ioc/contracts';
import { foldText, shiftDecimal, type PackView } from '@ioc/adapter-kit';

/** What a data item of the source fills. */
export const Target = z.strictObject({
  indicator: Slug.describe('Indicator of the province pack that the data item fills.'),
  breakdown: z.string().optional().describe('Further dimension of the series, e.g. sex=female.'),
  scale: z.number().default(1).describe('The value is multiplied by this, e.g. 0.001 for thousands.'),
});
export type Target = z.infer<typeof Target>;
export const Targets = z.record(z.string(), z.union([Slug, Target]));

/** Targets by the source's identifier, or, in answers by name, by its name with case and accents folded. */
export class TargetIndex {
  private readonly exact: Map<string, Target>;
  private readonly folded: Map<string, Target>;

  constructor(items: z.infer<typeof Targets>) {
    const all = Object.entries(items).map(([id, item]) => [id, typeof item === 'string' ? { indicator: item, scale: 1 } : item] as const);
    this.exact = new Map(all);
    this.folded = new Map(all.map(([id, item]) => [foldText(id), item]));
  }

  find(...names: readonly (string | undefined)[]): Target | undefined {
    for (const name of names) {
      const found = name === undefined ? undefined : (this.exact.get(name) ?? this.folded.get(foldText(name)));
      if (found) return found;
    }
    return undefined;
  }
}

/** Powers of ten move the point, so that no binary rounding is added. */
export function scaled(value: number | null, scale: number): number | null {
  if (value === null) return null;
  const power = Math.log10(scale);
  return Number.isInteger(power) ? shiftDecimal(value, power) : value * scale;
}

/** @returns `null` for a cell without a figure, `undefined` for what is no number; DHIS2 always writes a decimal point */
export function valueOf(text: string): number | null | undefined {
  if (text === '') return null;
  const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** Code of an organisation unit's area: by the settings' map, else by its name in the pack. */
export function unitArea(unit: { id: string; name: string }, units: ReadonlyMap<string, string>, pack: PackView): { area: string } | { reason: string } {
  const mapped = units.get(unit.id) ?? units.get(unit.name);
  if (mapped !== undefined) return { area: mapped };
  const match = pack.area(unit.name);
  if (match && 'code' in match) return { area: match.code };
  const why = match ? `stands for several areas (${match.candidates.join(', ')})` : 'is not an area of the pack';
  return { reason: `organisation unit ${unit.id} (${unit.name}) ${why}: map it in settings.orgUnits` };
}
