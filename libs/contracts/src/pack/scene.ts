import { z } from 'zod';
import { Bilingual, ComponentId, Slug } from '../words.js';

/** One component's panel: one headline, at most four supporting figures. */
export const PanelContent = z.strictObject({
  component: ComponentId,
  title: Bilingual,
  headline: Slug,
  supporting: z.array(Slug).max(4, 'a panel holds at most four supporting figures'),
});
export type PanelContent = z.infer<typeof PanelContent>;

/** Which indicator colours the map, and where its five classes part (four bounds, rising). */
export const MapContent = z.strictObject({
  indicator: Slug,
  title: Bilingual,
  bounds: z.array(z.number()).length(4),
});

export const Scene = z.strictObject({
  id: Slug,
  name: Bilingual,
  layout: z.enum(['overview']),
  left: z.array(PanelContent),
  right: z.array(PanelContent),
  map: MapContent,
});
export type Scene = z.infer<typeof Scene>;

export const ScenesFile = z.strictObject({ scenes: z.array(Scene).min(1) });
