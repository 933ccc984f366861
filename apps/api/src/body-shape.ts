import { BadRequestException } from '@nestjs/common';
import type { RequestHandler } from 'express';

/** What people and programs send has about five levels and some hundred values. */
const limits = { depth: 20, values: 10_000 };

/** Refuses a body that is deeper or larger than anything that is asked for here, or that reaches for what all objects share. */
export const checkBody: RequestHandler = (request, _response, next) => {
  checkShape(request.body);
  next();
};

/**
 * Level by level and without recursion, so that no depth exhausts the stack.
 * @throws BadRequestException
 */
export function checkShape(value: unknown): void {
  let level = isHolder(value) ? [value] : [];
  let values = 0;
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limits.depth) throw new BadRequestException(`The body is deeper than ${limits.depth} levels`);
    level.forEach(refuseShared);
    const next = level.flatMap((holder) => Object.values(holder));
    values += next.length;
    if (values > limits.values) throw new BadRequestException(`The body has more than ${limits.values} values`);
    level = next.filter(isHolder);
  }
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
}

/** `constructor` alone may be a word of somebody's; `{"constructor": {"prototype": …}}` is not. */
function refuseShared(holder: object): void {
  const made: unknown = Object.hasOwn(holder, 'constructor') ? (holder as { constructor: unknown }).constructor : undefined;
  const reaches = Object.hasOwn(holder, '__proto__') || (isHolder(made) && Object.hasOwn(made, 'prototype'));
  if (reaches) throw new BadRequestException('The body has a key that is never taken: __proto__ or constructor.prototype');
}
