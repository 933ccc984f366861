/** A route of the interface, as it describes itself. */
export interface Route {
  method: string;
  path: string;
  parameters: readonly { name: string; in: 'path' | 'query' | 'header' }[];
  takes: readonly string[];
}

interface Operation {
  parameters?: Route['parameters'];
  requestBody?: { content: Record<string, unknown> };
}

/** All routes that a running centre describes: a route that is added tomorrow is attacked tomorrow. */
export async function routesOf(url: string): Promise<Route[]> {
  const { paths } = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody }]) => ({ method: method.toUpperCase(), path, parameters, takes: Object.keys(requestBody?.content ?? {}) })),
  );
}

/** The path of a route with a text in place of each of its parameters. */
export function pathWith({ path }: Route, text: string): string {
  return path.replace(/\{[^}]+\}/g, () => encodeURIComponent(text));
}
