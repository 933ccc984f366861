import type { OpenAPIObject } from '@nestjs/swagger';
import * as contracts from '@ioc/contracts';
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;
export type ApiSchema = Exclude<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { $ref: string }>;

/** Everything that the contracts export stands in the document once, under its own name. */
const named = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(contracts)) if (schema instanceof z.ZodType) named.add(schema, { id });

/** Turns zod schemas into those of OpenAPI 3.1, whose dialect is JSON Schema 2020-12. */
export class Schemas {
  readonly components: Record<string, ApiSchema> = {};

  /** What goes out; what the contracts name is referred to. */
  answer(schema: z.ZodType): ApiSchema {
    const { $schema, $defs = {}, ...own } = z.toJSONSchema(schema, { io: 'output', metadata: named, unrepresentable: 'any', override: listKeys });
    void $schema;
    for (const [id, definition] of Object.entries($defs)) this.components[id] ??= placed(withoutId(definition));
    return placed(own);
  }

  /** What comes in, before it is checked. */
  request(schema: z.ZodType): ApiSchema & { properties?: Record<string, ApiSchema> } {
    const { $schema, ...own } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: listKeys });
    void $schema;
    return placed(own) as ReturnType<Schemas['request']>;
  }
}

/** A record whose keys are known and required names each of them: who generates code from the document knows no other way. */
function listKeys({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  const { propertyNames, additionalProperties, required } = jsonSchema;
  const keys = typeof propertyNames === 'object' ? propertyNames.enum : undefined;
  if (!keys || !required || typeof additionalProperties !== 'object') return;
  jsonSchema.properties = Object.fromEntries(keys.map((key) => [String(key), additionalProperties]));
  jsonSchema.additionalProperties = false;
  delete jsonSchema.propertyNames;
}

function withoutId({ id, ...schema }: JsonSchema): JsonSchema {
  void id;
  return schema;
}

/** References that zod makes within one schema, made to those of the document. */
function placed(schema: JsonSchema): ApiSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as ApiSchema;
}
