import { z } from 'zod';
import { Slug } from '../words.js';

export const ProvinceFile = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  centreName: z.string().min(1),
  /** Code of the province's own area. */
  area: z.string().min(1),
  locale: z.string().default('vi-VN'),
  timeZone: z.string().default('Asia/Ho_Chi_Minh'),
  /**
   * Day whose administrative units the screens show and names are resolved against; absent: today.
   * A trial that ran before a merger keeps the units of its own time.
   */
  asOf: z.iso.date().optional(),
  /** Units of measure that this province uses beyond the known ones. */
  units: z.array(z.string().min(1)).default([]),
  utcOffset: z.string().regex(/^[+-]\d{2}:\d{2}$/).default('+07:00'),
  /** How long what departments answered is kept, byte for byte. */
  retention: z
    .strictObject({
      /** Days since a payload last came. What newest values and monthly or slower figures rest on stays for good. */
      rawDays: z.number().int().min(1).max(36_500).default(30),
    })
    .default({ rawDays: 30 }),
  map: z.strictObject({
    /** GeoJSON file beside this one. */
    geometry: z.string().min(1),
    /** A drawing by hand is marked as such on the map. */
    schematic: z.boolean().default(false),
    /** West, south, east, north. */
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    /** Bounds of the inset that holds the cameras. */
    inset: z
      .strictObject({ title: z.string(), bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]) })
      .optional(),
  }),
});
export type ProvinceFile = z.infer<typeof ProvinceFile>;
