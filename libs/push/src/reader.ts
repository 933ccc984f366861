import type { Topic } from '@ioc/contracts';

/** Whether one thing of a topic (a series, an event, a feed …) may be told. */
export type Keep = (thing: unknown) => boolean;

/** Who listens at a socket, and what may be told to whom. */
export interface Reader {
  /** Equal for all who are told the same. */
  key: string;
  /** `all` of a topic, nothing of it, or what a predicate keeps. */
  told(topic: Topic): 'all' | 'none' | Keep;
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
