import { z } from 'zod';
import { ComponentId, Slug } from './words.js';

/**
 * What people and screens may be here: lãnh đạo, trưởng ca, trực ban, cán bộ dữ liệu (of one organisation),
 * đơn vị (receives directives), quản trị, kiểm toán (reads the audit), màn hình.
 */
export const Role = z.enum(['leader', 'shift-lead', 'operator', 'data-officer', 'organisation', 'administrator', 'auditor', 'display']);
export type Role = z.infer<typeof Role>;

/** How far a grant reaches; null is no limit. An area stands for everything below it. */
export const Reach = z.strictObject({
  components: z.array(ComponentId).min(1).nullable().default(null),
  area: z.string().min(1).max(40).nullable().default(null).describe('Code of an area; what lies in it belongs to it'),
  organisation: Slug.nullable().default(null),
});
export type Reach = z.infer<typeof Reach>;

/** One role, and how far it reaches. */
export const Grant = Reach.extend({ role: Role });
export type Grant = z.infer<typeof Grant>;

/** Whoever asks: a person with an account, a paired screen, or a visitor of the demonstration. */
export const Actor = z.object({
  kind: z.enum(['person', 'display', 'visitor']),
  /** Of the account or the display; `visitor` where there is none. */
  id: z.string(),
  name: z.string(),
  grants: z.array(Grant),
});
export type Actor = z.infer<typeof Actor>;
