import { z } from 'zod';
import { Slug } from '../words.js';

/** An agency that owns figures or receives tasks (cơ quan). */
export const Organisation = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  shortName: z.string().min(1),
  kind: z.enum(['department', 'police', 'district', 'ministry', 'enterprise', 'centre']),
  /** Identifier by Decision 20/2020/QĐ-TTg, e.g. `000.00.12.H34`. */
  code: z.string().optional(),
  /** Where directives and the alarms that it owns are sent. */
  email: z.email().optional(),
  aliases: z.array(z.string().min(1)).default([]),
});
export type Organisation = z.infer<typeof Organisation>;

export const OrganisationsFile = z.strictObject({ organisations: z.array(Organisation).min(1) });
