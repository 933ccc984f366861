import type { LiveFrame, PlaybackGap, PlaybackKey, PlaybackMoment, PlaybackPart, PlaybackStretch, PlaybackTimeline } from '@ioc/contracts';
import type { PlaybackChunk, PlaybackStore } from '@ioc/store';
import { gapsIn } from './gaps.js';
import { unpack } from './packing.js';

/** Bars of a timeline, and alarms on it, at most. */
const timelineSteps = 96;
const mostAlarms = 200;
/** The last piece of a record that goes on is written in a moment. */
const beingWrittenMs = 5000;

interface Between {
  fromMs: number;
  toMs: number;
}

/** Reads what was recorded. */
export class PlaybackReader {
  constructor(private readonly store: PlaybackStore) {}

  /** What the screens showed at a moment, and what of it was corrected since. */
  async at(at: number): Promise<PlaybackMoment> {
    const [chunks, restated] = await Promise.all([this.store.upTo(at), this.store.restated(at)]);
    const end = chunks.at(-1)?.toAt;
    if (end === undefined || end < at - beingWrittenMs || (end < at && !(await this.isWriting(end)))) return { at, part: null, gap: await this.gapAt(at), restated };
    const [part = null] = await partsOf(chunks, ({ at: told }) => told <= at);
    return { at, part, gap: null, restated };
  }

  /** What was told after one moment, up to another. */
  async stretch({ fromMs, toMs }: Between): Promise<PlaybackStretch> {
    const span = { fromMs, toMs };
    const [chunks, cover] = await Promise.all([this.store.between(span), this.store.cover(span)]);
    const parts = await partsOf(chunks, ({ at }) => at > fromMs && at <= toMs);
    return { after: fromMs, until: toMs, parts, gaps: gapsIn(cover, span) };
  }

  async timeline({ fromMs, toMs }: Between): Promise<PlaybackTimeline> {
    const span = { fromMs, toMs };
    // What is still to come is not missing.
    const known = { fromMs, toMs: Math.min(toMs, Date.now() - beingWrittenMs) };
    const [frames, cover, alarms] = await Promise.all([this.store.tally(span, timelineSteps), this.store.cover(span), this.store.raised(span)]);
    return { from: fromMs, to: toMs, frames, gaps: known.toMs > fromMs ? gapsIn(cover, known) : [], alarms: alarms.slice(-mostAlarms), total: alarms.length };
  }

  /** Nothing was written after it, and it is new: the next piece is under way. */
  private async isWriting(end: number): Promise<boolean> {
    const { after } = await this.store.around(end);
    return after === null;
  }

  private async gapAt(at: number): Promise<PlaybackGap> {
    const { before, after } = await this.store.around(at);
    return { from: before, to: after };
  }
}

/** Chunks in their order, by run. */
async function partsOf(chunks: readonly PlaybackChunk[], isAsked: (frame: LiveFrame) => boolean): Promise<PlaybackPart[]> {
  const parts = new Map<string, PlaybackPart>();
  const contents = await Promise.all(chunks.map(({ body }) => unpack<PlaybackKey | LiveFrame[]>(body)));
  chunks.forEach(({ run }, nth) => {
    const part = parts.get(run) ?? { run, key: null, frames: [] };
    parts.set(run, part);
    const content = contents[nth];
    if (Array.isArray(content)) part.frames.push(...content.filter(isAsked));
    else part.key = content ?? null;
  });
  return [...parts.values()];
}
