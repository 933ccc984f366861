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
  utcOffset: z.string().regex(/^[+-]\d{2}:\d{2}$/).default('+07:00'),
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
