import { followEdge } from './live-edge.js';

/** More waiting than this (some 20 s of pictures) means that the browser has stopped taking them. */
const maxWaitingBytes = 4 * 1024 * 1024;

/** Plays one stream, from its head to its end, through one MediaSource; made anew for each stream and removed with it. */
export class MsePlayer {
  private readonly media = new MediaSource();
  private readonly url = URL.createObjectURL(this.media);
  private buffer: SourceBuffer | null = null;
  private waiting: ArrayBuffer[] = [];
  private waitingBytes = 0;
  private closed = false;

  /** @param onBroken called at most once, when this stream cannot be played on */
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly codec: string,
    private readonly onBroken: (reason: string) => void,
  ) {
    this.media.addEventListener('sourceopen', this.open, { once: true });
    this.video.addEventListener('error', this.failed);
    this.video.src = this.url;
  }

  append(bytes: ArrayBuffer): void {
    if (this.closed) return;
    this.waiting.push(bytes);
    this.waitingBytes += bytes.byteLength;
    if (this.waitingBytes > maxWaitingBytes) this.breakOff('the browser takes no more pictures');
    else this.pump();
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.waiting = [];
    this.buffer?.removeEventListener('updateend', this.updated);
    this.media.removeEventListener('sourceopen', this.open);
    this.video.removeEventListener('error', this.failed);
    this.buffer = null;
    URL.revokeObjectURL(this.url);
    this.video.removeAttribute('src');
    this.video.load();
  }

  private readonly open = (): void => {
    const type = `video/mp4; codecs="${this.codec}"`;
    if (!MediaSource.isTypeSupported(type)) return this.breakOff(`this browser cannot play ${this.codec}`);
    this.buffer = this.media.addSourceBuffer(type);
    // Pictures follow one another whatever the camera's clock says: cameras set theirs back, and dropped pictures leave no hole.
    this.buffer.mode = 'sequence';
    this.buffer.addEventListener('updateend', this.updated);
    this.pump();
  };

  private readonly failed = (): void => this.breakOff(this.video.error?.message ?? 'the picture cannot be decoded');

  private readonly updated = (): void => {
    this.follow();
    this.pump();
    if (this.video.paused) this.video.play().catch(() => undefined);
  };

  private follow(): void {
    const { buffered } = this.video;
    if (!this.buffer || this.buffer.updating || buffered.length === 0) return;
    const last = buffered.length - 1;
    const move = followEdge({
      startS: buffered.start(last),
      endS: buffered.end(last),
      currentS: this.video.currentTime,
    });
    if (move.seekToS !== null) this.video.currentTime = move.seekToS;
    if (this.video.playbackRate !== move.rate) this.video.playbackRate = move.rate;
    if (move.trimToS !== null) this.buffer.remove(0, move.trimToS);
  }

  private pump(): void {
    if (!this.buffer || this.buffer.updating || this.waiting.length === 0) return;
    const bytes = joined(this.waiting, this.waitingBytes);
    this.waiting = [];
    this.waitingBytes = 0;
    try {
      this.buffer.appendBuffer(bytes);
    } catch (cause) {
      this.breakOff((cause as Error).message);
    }
  }

  private breakOff(reason: string): void {
    if (this.closed) return;
    this.close();
    this.onBroken(reason);
  }
}

function joined(parts: readonly ArrayBuffer[], size: number): ArrayBuffer {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part), offset);
    offset += part.byteLength;
  }
  return whole.buffer;
}
