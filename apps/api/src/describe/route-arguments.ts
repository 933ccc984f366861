import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Checked } from '../checked.pipe.js';

const places = { [RouteParamtypes.BODY]: 'body', [RouteParamtypes.QUERY]: 'query', [RouteParamtypes.PARAM]: 'path', [RouteParamtypes.FILE]: 'file' } as const;

/** One argument of a handler that comes from the request. */
export interface RouteArgument {
  place: (typeof places)[keyof typeof places];
  /** Position among the handler's arguments. */
  index: number;
  /** Its own name; undefined where it is the whole query or body. */
  name: string | undefined;
  /** What checks it, and thereby says what it may be. */
  checked: Checked | undefined;
}

/** What a handler takes from the request, as its decorators say: the one source for checks and description alike. */
export function routeArguments(controller: Type, handler: string): RouteArgument[] {
  const declared = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<string, { index: number; data?: unknown; pipes: unknown[] }>;
  return Object.entries(declared).flatMap(([key, { index, data, pipes }]) => {
    const place = places[Number(key.split(':')[0]) as keyof typeof places];
    const checked = pipes.find((pipe) => pipe instanceof Checked);
    return place ? [{ place, index, name: typeof data === 'string' ? data : undefined, checked }] : [];
  });
}
