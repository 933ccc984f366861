import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { feedModes, type Department, type World } from '../department.js';
import { districts, province } from './areas.js';
import { createFeedServer, type FeedServer } from './feed-server.js';
import type { FeedRequest } from './serve-feed.js';
import type { WorldControls } from './world.js';

export const cameraModes = ['ok', 'freeze', 'kill'] as const;
export type CameraMode = (typeof cameraModes)[number];

/** What the control API may do to the cameras. */
export interface CameraControls {
  /** Modes by camera id, all cameras. */
  cameraModes(): Record<string, CameraMode>;
  setCameraMode(id: string, mode: CameraMode): void;
}

const FeedOrder = z
  .strictObject({
    mode: z.enum(feedModes).optional(),
    set: z.strictObject({ indicator: z.string().min(1), area: z.string().min(1), value: z.number() }).optional(),
  })
  .refine((order) => order.mode !== undefined || order.set !== undefined, 'say mode, set or both');
const CameraOrder = z.strictObject({ mode: z.enum(cameraModes) });

export interface Controlled {
  world: World & WorldControls;
  departments: readonly Department[];
  cameras: CameraControls;
}

interface Answer {
  status: number;
  body: unknown;
}

/** An order that cannot be carried out; becomes a JSON error. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly detail: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/**
 * The control API, on loopback: `GET /control`, `POST /control/:feed`, `POST /control/camera/:id`, `POST /control/reset`.
 * Errors are `{error, …}` with 400 (what was wrong and what would be right) or 404 (no such feed or camera).
 */
export function createControl(port: number, controlled: Controlled): FeedServer {
  const route = (act: (request: FeedRequest) => Answer) => (request: FeedRequest, response: ServerResponse) => {
    reply(
      response,
      attempt(() => act(request)),
    );
    return Promise.resolve();
  };
  return createFeedServer(port, [
    { method: 'GET', path: '/control', handle: route(() => ({ status: 200, body: stateOf(controlled) })) },
    { method: 'POST', path: '/control/reset', handle: route(() => reset(controlled)) },
    {
      method: 'POST',
      path: /^\/control\/camera\/[^/]+$/,
      handle: route((request) => orderCamera(controlled, request)),
    },
    { method: 'POST', path: /^\/control\/[^/]+$/, handle: route((request) => orderFeed(controlled, request)) },
  ]);
}

function stateOf({ world, departments, cameras }: Controlled): unknown {
  const modes = world.modes();
  const feeds = departments.flatMap((department) =>
    department.feeds.map((id) => [id, { mode: modes[id] ?? 'ok', settable: settableOf(department, id) }] as const),
  );
  return {
    seed: world.seed,
    modes: feedModes,
    feeds: Object.fromEntries(feeds),
    cameras: cameras.cameraModes(),
    set: world.pins(),
  };
}

function reset({ world, cameras }: Controlled): Answer {
  world.reset();
  for (const id of Object.keys(cameras.cameraModes())) cameras.setCameraMode(id, 'ok');
  return { status: 200, body: { reset: true } };
}

function orderCamera({ cameras }: Controlled, request: FeedRequest): Answer {
  const id = lastSegment(request);
  const modes = cameras.cameraModes();
  if (!(id in modes)) throw new Refusal(404, `no camera ${id}`, { cameras: Object.keys(modes) });
  const order = parse(CameraOrder, request.body);
  cameras.setCameraMode(id, order.mode);
  return { status: 200, body: { camera: id, mode: order.mode } };
}

function orderFeed({ world, departments }: Controlled, request: FeedRequest): Answer {
  const feed = lastSegment(request);
  const department = departments.find(({ feeds }) => feeds.includes(feed));
  if (!department) throw new Refusal(404, `no feed ${feed}`, { feeds: departments.flatMap(({ feeds }) => feeds) });
  const order = parse(FeedOrder, request.body);
  if (order.set) {
    const settable = settableOf(department, feed);
    if (!settable[order.set.indicator]?.includes(order.set.area)) {
      throw new Refusal(400, `${order.set.indicator} cannot be set for area ${order.set.area} on ${feed}`, {
        settable,
      });
    }
    world.pin(feed, order.set);
  }
  if (order.mode) world.setMode(feed, order.mode);
  return { status: 200, body: { feed, mode: world.mode(feed), ...(order.set ? { set: order.set } : {}) } };
}

/** Indicator → areas for which it can be set. */
function settableOf(department: Department, feed: string): Record<string, string[]> {
  const entries = (department.settable[feed] ?? []).map((entry): [string, string[]] =>
    entry.endsWith('/*')
      ? [entry.slice(0, -2), [province.code, ...districts.map(({ code }) => code)]]
      : [entry, [province.code]],
  );
  return Object.fromEntries(entries);
}

function lastSegment(request: FeedRequest): string {
  return decodeURIComponent(request.url.pathname.split('/').at(-1) ?? '');
}

function parse<T>(schema: z.ZodType<T>, body: string): T {
  let order: unknown;
  try {
    order = JSON.parse(body);
  } catch (cause) {
    throw new Refusal(400, `the body is not JSON: ${(cause as Error).message}`);
  }
  const result = schema.safeParse(order);
  if (result.success) return result.data;
  throw new Refusal(400, 'the order is not understood', {
    issues: result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}

function attempt(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: { error: error.message, ...error.detail } };
    if (error instanceof URIError) return { status: 400, body: { error: 'the path is not a valid URL path' } };
    throw error;
  }
}

function reply(response: ServerResponse, answer: Answer): void {
  response
    .writeHead(answer.status, { 'Content-Type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(answer.body));
}
