import type { Pen } from '../picture/pen.js';
import type { Route } from '../picture/traffic.js';

/** A camera's place: what stands there, what stands before the traffic, and who moves. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  /** Everything behind the traffic; covers the whole picture. */
  ground(pen: Pen): void;
  /** What hides the traffic. */
  front?(pen: Pen): void;
  readonly routes: readonly Route[];
}
