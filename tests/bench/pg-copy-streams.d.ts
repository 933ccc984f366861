declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream';
  import type { Submittable } from 'pg';
  /** A stream whose bytes go into `COPY … FROM STDIN`. */
  export function from(sql: string): Writable & Submittable;
}
