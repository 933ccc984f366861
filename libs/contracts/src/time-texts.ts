import { z } from 'zod';
import { durationMs, parseTime } from './period.js';

export const InstantOrPeriod = z
  .string()
  .refine((at) => parseTime(at) !== null, 'must be an ISO instant with a zone or a period such as 2023, 2023-Q4, 2023-11');

export const Duration = z
  .string()
  .refine((iso) => durationMs(iso) !== null, 'must be an ISO 8601 duration such as PT30S, PT15M, P1D');
