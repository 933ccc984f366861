import type { Topic } from '@ioc/contracts';

/** Whether one thing of a topic (a series, an event, a feed …) may be told. */
export type Keep = (thing: unknown) => boolean;

/** Leaves fields out of a picture or a frame. */
export type Veil = <T extends object>(told: T) => T;

/** Who listens at a socket, and what may be told to whom. */
export interface Reader {
  /** Equal for all who are told the same. */
  key: string;
  /** `all` of a topic, nothing of it, or what a predicate keeps. */
  told(topic: Topic): 'all' | 'none' | Keep;
  /** What is told of a topic's things, without the fields that are withheld; null: everything of them. */
  veil(topic: Topic): Veil | null;
  /** Whether it speaks for a display: a paired screen for itself alone. */
  isDisplay(id: string): boolean;
}

/** What a socket's first request shows of who opened it. */
export interface Opened {
  cookie?: string | undefined;
  authorization?: string | undefined;
}

/** Says who listens. The gateway asks again every two seconds: what was given or taken away counts on open sockets too. */
export abstract class ReaderDoor {
  /** @returns null for nobody */
  abstract reader(opened: Opened): Promise<Reader | null>;

  /** Tells when somebody's rights have changed here: nobody waits for the next question then. */
  onChange(listener: () => void): void {
    void listener;
  }
}
