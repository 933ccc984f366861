import type { WallContent } from '@ioc/contracts';
import type { Fault } from './order-fault.js';

/** Fewer letters say nothing. */
const fewest = 3;

/** An order that enlarges a camera says what it is looked at for. Pure. */
export function reasonFaults({ camera }: WallContent, why: string): Fault[] {
  if (camera === undefined || why.trim().length >= fewest) return [];
  return [{ path: 'why', code: 'unreasoned', message: `${camera} would stand large on a wall: say in "why" what it is looked at for` }];
}
