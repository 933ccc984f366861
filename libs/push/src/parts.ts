import type { Topic } from '@ioc/contracts';
import type { Keep } from './reader.js';

/** Those who see a part of a topic are told at most once a second that it has changed. */
const gapMs = 1000;

interface Part {
  topic: Topic;
  keep: Keep;
  readers: Set<string>;
  /** What they were shown last, to say nothing when nothing of theirs changed. */
  shown: string;
  timer: NodeJS.Timeout | null;
}

export interface PartsDeps {
  picture: (topic: Topic, keep: Keep) => object;
  /** Tells one reader to ask for a topic anew. */
  ask: (reader: string, topic: Topic) => void;
}

/**
 * Readers who see a part of a topic. They get pictures and no frames: a frame speaks of everybody's things by number. Whoever
 * sees the same shares one picture.
 */
export class Parts {
  private readonly parts = new Map<string, Part>();

  constructor(private readonly deps: PartsDeps) {}

  join(reader: string, { topic, key, keep }: { topic: Topic; key: string; keep: Keep }): void {
    const name = `${topic}|${key}`;
    const part = this.parts.get(name) ?? { topic, keep, readers: new Set<string>(), shown: '', timer: null };
    part.readers.add(reader);
    part.shown = JSON.stringify(this.deps.picture(topic, keep));
    this.parts.set(name, part);
  }

  leave(reader: string, topic?: Topic): void {
    for (const [name, part] of this.parts) {
      if (topic !== undefined && part.topic !== topic) continue;
      part.readers.delete(reader);
      if (part.readers.size > 0) continue;
      if (part.timer) clearTimeout(part.timer);
      this.parts.delete(name);
    }
  }

  /** Something of a topic has changed. */
  changed(topic: string): void {
    for (const part of this.parts.values()) {
      if (part.topic === topic) part.timer ??= setTimeout(() => this.look(part), gapMs).unref();
    }
  }

  private look(part: Part): void {
    part.timer = null;
    const now = JSON.stringify(this.deps.picture(part.topic, part.keep));
    if (now === part.shown) return;
    part.shown = now;
    for (const reader of part.readers) this.deps.ask(reader, part.topic);
  }
}
