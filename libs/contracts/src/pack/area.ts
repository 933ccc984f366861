import { z } from 'zod';

/** An administrative unit (đơn vị hành chính); units have lives and successors. */
export const Area = z.strictObject({
  /** The statistics office's code, e.g. `608`; unique in the pack. */
  code: z.string().regex(/^[0-9A-Za-z-]{1,16}$/, 'must be 1–16 letters, digits or hyphens'),
  name: z.string().min(1),
  /** Name for a tight place on a screen, e.g. `TP Kon Tum`. */
  shortName: z.string().min(1).optional(),
  level: z.enum(['province', 'district', 'commune']),
  /** Code of the unit above; absent only for the province. */
  parent: z.string().optional(),
  /** Other spellings that feeds use; case, accents and đ/đ variants are folded anyway. */
  aliases: z.array(z.string().min(1)).default([]),
  validFrom: z.iso.date().optional(),
  /** Last day of the unit's life. */
  validTo: z.iso.date().optional(),
  /** Codes of the units that took its place. */
  successors: z.array(z.string()).default([]),
  centroid: z.strictObject({ lat: z.number(), lon: z.number() }).optional(),
  areaKm2: z.number().positive().optional(),
  population: z.number().int().positive().optional(),
});
export type Area = z.infer<typeof Area>;

export const AreasFile = z.strictObject({ areas: z.array(Area).min(1) });
