import { z } from 'zod';
import { Display } from './pack/display.js';
import { WallContent } from './wall-content.js';
import { DrillMark } from './drills.js';
import { PersonName } from './onboarding.js';
import { Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();
const count = (max: number) => z.number().int().min(0).max(max);

/** `POST /api/v1/displays/:id/order`: what shall stand on a display. */
export const OrderRequest = z.strictObject({
  content: WallContent,
  by: PersonName,
  why: z.string().trim().max(200).default(''),
  /** After so many seconds the wall goes on with its turns; absent: until the order is taken back. */
  forS: z.number().int().min(5).max(86_400).optional(),
  /** No event takes the wall over while it stands. */
  firm: z.boolean().default(false),
});
export type OrderRequest = z.infer<typeof OrderRequest>;

/** What was ordered for one display. */
export const WallOrder = z.object({
  id: z.string(),
  display: z.string(),
  content: WallContent,
  by: z.string(),
  why: z.string(),
  at: EpochMs,
  /** When it ends by itself; null: until it is taken back. */
  until: EpochMs.nullable(),
  firm: z.boolean(),
  drill: DrillMark,
});
export type WallOrder = z.infer<typeof WallOrder>;

/** `POST /api/v1/displays/:id/hold`: what stands there now shall go on standing. */
export const HoldRequest = OrderRequest.pick({ by: true, why: true, firm: true }).extend({
  /** For so many seconds; then the wall goes on with its turns. */
  forS: z.number().int().min(5).max(86_400).default(600),
});
export type HoldRequest = z.infer<typeof HoldRequest>;

/** `GET /api/v1/displays/:id/orders`: an order, and how it ended. */
export const PastOrder = WallOrder.extend({ endedAt: EpochMs.nullable(), endedBy: z.string().nullable() });
export type PastOrder = z.infer<typeof PastOrder>;

/** By whose word a wall shows what it shows. */
export const StandingBy = z.enum(['address', 'takeover', 'order', 'turns']);
export type StandingBy = z.infer<typeof StandingBy>;

/** What a wall says of its picture: what stands on it, by whose word, and what comes then. */
export const WallStanding = z.strictObject({
  content: WallContent,
  by: StandingBy,
  /** When it goes on by itself; null: not by the clock. */
  until: EpochMs.nullable(),
  /** The scene that comes then, as far as can be said now. */
  next: Slug.nullable(),
});
export type WallStanding = z.infer<typeof WallStanding>;

/** How a screen says that it lives, every `heartbeatEveryMs`. Numbers are bounded: a screen is not trusted more than a feed. */
export const Heartbeat = z.strictObject({
  display: Slug,
  /** Build of the client. */
  version: z.string().max(40),
  scene: z.string().max(64),
  /** Absent from a client of an older build. */
  standing: WallStanding.optional(),
  /** Pictures a second that it painted last. */
  fps: z.number().min(0).max(1000),
  /** Null where the browser does not tell. */
  heapMb: z.number().min(0).max(65_536).nullable(),
  nodes: count(10_000_000),
  widthPx: count(65_536),
  heightPx: count(65_536),
  /** Age of the last frame that it was sent, milliseconds; null before the first. */
  frameAgeMs: z.number().min(0).max(1e12).nullable(),
  glContexts: count(64),
  /** How often its link was lost within the last hour, as far as the page stood then; absent from a client of an older build. */
  linkLosses: count(10_000).optional(),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

/** A display: what was ordered for it, and what its screen said last. */
export const DisplayState = z.object({
  id: z.string(),
  order: WallOrder.nullable(),
  beat: Heartbeat.omit({ display: true }).nullable(),
  heardAt: EpochMs.nullable(),
  /** Since when it is heard without being lost in between. */
  upSince: EpochMs.nullable(),
  /** Since when it shows the scene that it shows. */
  shownSince: EpochMs.nullable(),
});
export type DisplayState = z.infer<typeof DisplayState>;

/** `unknown`: never heard. */
export const DisplayHealth = z.enum(['online', 'late', 'lost', 'unknown']);
export type DisplayHealth = z.infer<typeof DisplayHealth>;

/** `GET /api/v1/displays` */
export const DisplayAnswer = DisplayState.extend({ display: Display, health: DisplayHealth, healthSince: EpochMs.nullable() });
export type DisplayAnswer = z.infer<typeof DisplayAnswer>;
