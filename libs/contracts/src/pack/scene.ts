import { z } from 'zod';
import { AlarmPriority } from '../alarms.js';
import { Duration } from '../time-texts.js';
import { Bilingual, ComponentId, Severity, Slug } from '../words.js';

/** One component's panel: one headline, at most four supporting figures. */
export const PanelContent = z.strictObject({
  component: ComponentId,
  title: Bilingual,
  headline: Slug,
  supporting: z.array(Slug).max(4, 'a panel holds at most four supporting figures'),
});
export type PanelContent = z.infer<typeof PanelContent>;

const mapShape = {
  indicator: Slug,
  title: Bilingual,
  bounds: z.array(z.number()).length(4),
  archipelagos: z.boolean().optional().describe('With Hoàng Sa and Trường Sa in an inset, as a map of national scale has them'),
};
/** Which indicator colours the map, and where its five classes part (four bounds, rising). */
export const MapContent = z.strictObject(mapShape);
export type MapContent = z.infer<typeof MapContent>;

const share = z.number().min(0.2).max(5).default(1).describe('Its part of the height of its column, beside the shares of the others');

/** One block of a scene. Each draws one thing, from figures of any component. */
export const SceneBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('headline'), share, title: Bilingual, indicator: Slug, beside: z.array(Slug).max(3, 'at most three figures stand under a headline').default([]) }).describe('One figure for the whole scene, and up to three under it'),
  z.strictObject({ kind: z.literal('bars'), share, title: Bilingual, indicators: z.array(Slug).min(2).max(7) }).describe('Figures of one unit as bars on one scale, e.g. the steps of a process'),
  z.strictObject({ kind: z.literal('areas'), share, title: Bilingual, indicator: Slug, beside: z.array(Slug).max(2).default([]) }).describe('One indicator by area, worst first, as its distance from the target; up to two more figures beside'),
  z.strictObject({ kind: z.literal('figures'), share, title: Bilingual, indicators: z.array(Slug).min(2).max(10) }).describe('Figures of any units, one a line'),
  z.strictObject({ kind: z.literal('trend'), share, title: Bilingual, indicators: z.array(Slug).min(1).max(3), days: z.number().int().min(1).max(3700).describe('How far back') }).describe('Values over time; several of one unit on one scale'),
  z.strictObject({ kind: z.literal('map'), share, ...mapShape }).describe('An indicator by area on the map, with what is open'),
  z.strictObject({ kind: z.literal('year'), share, title: Bilingual, indicator: Slug, days: z.number().int().min(1).max(3700).describe('How far back') }).describe('One indicator beside the same time of the year before, with its target'),
  z
    .strictObject({ kind: z.literal('groups'), share, title: Bilingual, by: z.enum(['organisation', 'subject', 'area']), overdue: z.boolean().default(false).describe('Only what is past its time limit') })
    .describe('What is open in the component of the scene, counted by agency, by what its source files it under, or by area'),
  z
    .strictObject({ kind: z.literal('clocks'), share, title: Bilingual, workingDays: z.array(z.number().int().min(1).max(60)).min(1).max(5) })
    .describe('What is open in the component of the scene, by the working days that it was given'),
  z.strictObject({ kind: z.literal('nearby'), share, title: Bilingual, nearKm: z.number().positive().max(100).default(3) }).describe('The picture of the camera nearest to the worst open event of the component of the scene'),
  z.strictObject({ kind: z.literal('events'), share, title: Bilingual }).describe('What is open in the component of the scene, worst first'),
]);
export type SceneBlock = z.infer<typeof SceneBlock>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM');
/** When a wall shows a scene by itself. Without `dwell` it is shown only when it is asked for. */
const frameShape = {
  id: Slug,
  name: Bilingual,
  dwell: Duration.optional().describe('How long it stands before the next one, e.g. PT30S'),
  when: z
    .strictObject({
      severity: Severity.optional().describe('Only while an event of this severity or worse is open (1 is the worst); in a scene of one component, one of that component'),
      alarm: AlarmPriority.optional().describe('Only while an alarm of this priority or worse asks for somebody (p1 is the worst); in a scene of one component, one found by its feeds'),
      from: clock.optional().describe('Only from this hour of the province on …'),
      to: clock.optional().describe('… until before this one; may lie behind midnight'),
    })
    .refine(({ from, to }) => (from === undefined) === (to === undefined), 'say from and to, or neither')
    .optional(),
};

export const OverviewScene = z.strictObject({
  ...frameShape,
  layout: z.literal('overview'),
  left: z.array(PanelContent),
  right: z.array(PanelContent),
  map: MapContent,
});
export type OverviewScene = z.infer<typeof OverviewScene>;

export const BlocksScene = z.strictObject({
  ...frameShape,
  layout: z.literal('blocks'),
  component: ComponentId,
  columns: z
    .array(z.strictObject({ share: z.number().min(0.2).max(5).default(1).describe('Its part of the width'), blocks: z.array(SceneBlock).min(1).max(4) }))
    .min(1)
    .max(4),
});
export type BlocksScene = z.infer<typeof BlocksScene>;

export const CamerasScene = z.strictObject({
  ...frameShape,
  layout: z.literal('cameras'),
  hours: z.number().int().min(1).max(168).default(24).describe('How far back it is shown when each camera was live'),
  nearKm: z.number().positive().max(100).default(3).describe('A camera within so many kilometres of what is open is enlarged by itself'),
});
export type CamerasScene = z.infer<typeof CamerasScene>;

export const FeedsScene = z.strictObject({ ...frameShape, layout: z.literal('feeds') });
export type FeedsScene = z.infer<typeof FeedsScene>;

export const TrendsScene = z.strictObject({
  ...frameShape,
  layout: z.literal('trends'),
  each: Duration.default('PT15S').describe('How long each indicator stands, where none is asked for'),
  indicators: z
    .array(z.strictObject({ indicator: Slug, days: z.number().int().min(1).max(3700).optional().describe('How far back; by the indicator\'s cadence when absent') }))
    .min(1)
    .max(40),
});
export type TrendsScene = z.infer<typeof TrendsScene>;

export const Scene = z.discriminatedUnion('layout', [OverviewScene, BlocksScene, CamerasScene, FeedsScene, TrendsScene]);
export type Scene = z.infer<typeof Scene>;

/**
 * An alarm that nobody has acknowledged, or a severe event, takes the wall over for a while; after it, and when somebody has acknowledged it,
 * the wall is where the clock is by then.
 */
export const Takeover = z
  .strictObject({
  alarm: AlarmPriority.optional().describe('Unacknowledged alarms of this priority or worse (p1 is the worst); either this or severity'),
  rules: z.array(Slug).min(1).optional().describe('Only alarms of these rules'),
  severity: Severity.optional().describe('Events of this severity or worse (1 is the worst), until an alarm on them is acknowledged; either this or alarm'),
  component: ComponentId.optional().describe('Only events of this component, or alarms found by its feeds'),
  nearKm: z.number().positive().max(100).optional().describe('Only where a camera stands within so many kilometres'),
  scene: Slug.describe('The scene that the wall goes to'),
  dwell: Duration.describe('For how long after the alarm was raised or the event became known, e.g. PT1M'),
})
  .refine(({ alarm, severity }) => (alarm === undefined) !== (severity === undefined), 'say alarm or severity, one of the two')
  .refine(({ alarm, rules }) => rules === undefined || alarm !== undefined, { path: ['rules'], message: 'rules belong to alarm' });
export type Takeover = z.infer<typeof Takeover>;

export const ScenesFile = z.strictObject({
  scenes: z.array(Scene).min(1),
  takeovers: z.array(Takeover).default([]).describe('What takes a wall over; of several that fit an event the first one counts'),
});
