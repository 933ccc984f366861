import { z } from 'zod';
import { Slug, type CameraReport, type Reading } from '@ioc/contracts';

/** Which figures a source of camera states fills. */
export const CameraFigures = z
  .strictObject({
    total: Slug.optional().describe('Indicator of the number of cameras.'),
    online: Slug.optional().describe('Indicator of the number of cameras that are live; "at least" while others are unknown, missing while all are.'),
    offline: Slug.optional().describe('Indicator of the number of cameras without a signal or with a frozen picture.'),
    each: Slug.optional().describe('Indicator with one value for each camera, broken down by its name: 1 live, 0 frozen or offline, missing when unknown.'),
  })
  .describe('Indicators (chỉ tiêu) that the states fill.');
export type CameraFigures = z.infer<typeof CameraFigures>;

interface Place {
  area: string;
  at: string;
  where: string;
}

/** Counts of camera states. A camera that is unknown is neither online nor offline. */
export function cameraReadings(cameras: readonly CameraReport[], figures: CameraFigures, place: Place): Reading[] {
  const live = cameras.filter(({ state }) => state === 'live').length;
  const unknown = cameras.filter(({ state }) => state === 'unknown').length;
  const partly = unknown > 0 ? { qualifier: 'gte' as const } : {};
  const known = (value: number) => (cameras.length > 0 && unknown === cameras.length ? { value: null } : { value, ...partly });
  return [
    ...(figures.total === undefined ? [] : [{ indicator: figures.total, value: cameras.length, ...place }]),
    ...(figures.online === undefined ? [] : [{ indicator: figures.online, ...known(live), ...place }]),
    ...(figures.offline === undefined ? [] : [{ indicator: figures.offline, ...known(cameras.length - live - unknown), ...place }]),
    ...(figures.each === undefined ? [] : cameras.map((camera) => ofOne(camera, figures.each as string, place))),
  ];
}

function ofOne({ camera, state, where }: CameraReport, indicator: string, { area, at }: Place): Reading {
  const value = state === 'unknown' ? null : Number(state === 'live');
  return { indicator, area, at, value, where, breakdown: `camera=${camera}`.slice(0, 120) };
}
