import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/** What a route answers when all is well. */
export interface AnswerShape {
  schema: z.ZodType;
  /** One, or those that the request chooses from. */
  contentType: string | readonly string[];
  /** Other statuses that come with the same answer, e.g. the 503 of a health check. */
  alsoWith: readonly number[];
}

export const answersKey = 'rong:answers';

/** Says what a route answers; the conformance suite holds real answers to it. A route without one fails that suite. */
export function Answers(schema: z.ZodType, { contentType = 'application/json', alsoWith = [] }: Partial<Omit<AnswerShape, 'schema'>> = {}) {
  return SetMetadata(answersKey, { schema, contentType, alsoWith } satisfies AnswerShape);
}
