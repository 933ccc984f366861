import { z } from 'zod';
import { Slug } from '../words.js';

/** What a drawing's shapes are on the map. */
export const mapLayers = ['district', 'road', 'river', 'city-street', 'city-river'] as const;

/** A published GeoJSON file as it is: which of its properties holds an area's code is said here, not written into the file. */
export const GeometryFile = z.strictObject({
  file: z.string().min(1).describe('GeoJSON file beside this one, in WGS 84'),
  layer: z.enum(mapLayers).describe('What all its shapes are'),
  code: z.string().min(1).optional().describe('The property that holds the area\'s code, e.g. MA_HUYEN'),
  name: z.string().min(1).optional().describe('The property that holds the name, for what is said of a shape'),
});
export type GeometryFile = z.infer<typeof GeometryFile>;

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
      /** Days of which the screens can be played back. */
      playbackDays: z.number().int().min(1).max(36_500).default(400),
    })
    .default({ rawDays: 30, playbackDays: 400 }),
  map: z.strictObject({
    /** GeoJSON file beside this one whose properties say layer and code; or files as they were published. */
    geometry: z.union([z.string().min(1), z.array(GeometryFile).min(1)]),
    /** Vector tiles in Protomaps' schema: their water and roads are drawn over the districts, in greys. */
    basemap: z
      .strictObject({
        file: z.string().regex(/\.pmtiles$/, 'must be a .pmtiles file').describe('PMTiles archive beside this file'),
        attribution: z.string().min(1).describe('Stands on the map, e.g. © OpenStreetMap'),
      })
      .optional(),
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
