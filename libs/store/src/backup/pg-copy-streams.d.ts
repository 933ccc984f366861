declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';
  /** A stream whose bytes go into `COPY … FROM STDIN`. */
  export function from(sql: string): Writable & Submittable;
  /** A stream of the bytes of `COPY … TO STDOUT`; `rowCount` is known at its end. */
  export function to(sql: string): Readable & Submittable & { rowCount: number };
}
