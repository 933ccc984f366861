import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { BadParameters } from './problem.filter.js';

/** Takes parameters by a schema; what it does not name is refused. */
export class Checked<Schema extends z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown): z.infer<Schema> {
    const parsed = this.schema.safeParse(value ?? {});
    if (!parsed.success) throw BadParameters.of(parsed.error);
    return parsed.data;
  }
}
