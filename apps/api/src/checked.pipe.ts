import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { BadParameters } from './problem.filter.js';

/** Takes parameters by a schema; what it does not name is refused. The description of the interface is made of the same schema. */
export class Checked<Schema extends z.ZodType = z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  /** @param description what a single parameter means, where the schema itself does not say it */
  constructor(
    readonly schema: Schema,
    readonly description: string | undefined = schema.description,
  ) {}

  /** Names of the parameters, where it checks several. */
  get names(): string[] {
    return this.schema instanceof z.ZodObject ? Object.keys(this.schema.shape) : [];
  }

  transform(value: unknown): z.infer<Schema> {
    const parsed = this.schema.safeParse(value ?? {});
    if (!parsed.success) throw BadParameters.of(parsed.error, this.names);
    return parsed.data;
  }
}
