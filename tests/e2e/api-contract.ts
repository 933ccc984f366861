import { z } from 'zod';
import type { Centre } from '../support/centre.js';

type Schema = Record<string, unknown>;
interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: Schema;
}
export interface Operation {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}
export interface Route {
  method: string;
  path: string;
  operation: Operation;
}

/** What a running server says of its interface, and whether its answers are so. */
export class ApiContract {
  private constructor(readonly document: Document) {}

  static async of(centre: Centre): Promise<ApiContract> {
    return new ApiContract(await centre.get<Document>('/api/v1/openapi.json'));
  }

  routes(): Route[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method, path, operation })));
  }

  route(method: string, path: string): Route {
    const found = this.routes().find((route) => route.method === method && route.path === path);
    if (!found) throw new Error(`${method} ${path} is not described`);
    return found;
  }

  /** @returns what of an answer is not as described; nothing when all is well */
  async faultsOf({ operation }: Route, answer: Response): Promise<string[]> {
    const { responses } = operation;
    const described = responses[String(answer.status)] ?? responses[`${String(answer.status)[0]}XX`];
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    const schema = described?.content?.[type]?.schema;
    if (!schema) return [`${answer.status} ${type} is not described`];
    const body: unknown = type.endsWith('json') ? await answer.json() : await answer.text();
    return this.faults(schema, body);
  }

  /** With the document's own schemas alone: nothing of the server's code takes part. */
  private faults(schema: Schema, body: unknown): string[] {
    const whole = JSON.parse(JSON.stringify({ ...schema, $defs: this.document.components.schemas }).replaceAll('#/components/schemas/', '#/$defs/')) as Schema;
    const parsed = z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0]).safeParse(body);
    return parsed.success ? [] : parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  }
}
