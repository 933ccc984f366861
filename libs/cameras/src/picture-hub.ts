import type { Fragment, FragmentSink, StreamHead } from './fragment-stream.js';

/** Somebody who watches one camera; a WebSocket, or a test. */
export interface Viewer {
  /** Bytes handed over but not yet sent. */
  readonly bufferedAmount: number;
  send(data: string | Buffer): void;
}

/** More than this unsent (about 20 s of a 800 kbit/s picture): the viewer's pictures are dropped until the next keyframe. */
const slowViewerBytes = 2 * 1024 * 1024;
/** A camera with a longer group of pictures is joined at its next keyframe. */
const maxGroupBytes = 8 * 1024 * 1024;

/** Spreads one camera's pictures; keeps those since the last keyframe so that a viewer starts at once. */
export class PictureHub implements FragmentSink {
  private current: StreamHead | null = null;
  private group: Buffer[] = [];
  private groupBytes = 0;
  /** Viewer → whether it may get the next picture without a keyframe. */
  private readonly viewers = new Map<Viewer, boolean>();

  get viewerCount(): number {
    return this.viewers.size;
  }

  /** A new stream of the camera: every viewer starts again with it. */
  head(head: StreamHead): void {
    this.current = head;
    this.clearGroup();
    for (const viewer of this.viewers.keys()) this.begin(viewer, head);
  }

  fragment({ bytes, key }: Fragment): void {
    this.keep(bytes, key);
    for (const [viewer, follows] of this.viewers) this.offer(viewer, bytes, follows || key);
  }

  /** @returns a function that lets the viewer go */
  join(viewer: Viewer): () => void {
    this.viewers.set(viewer, false);
    if (this.current) this.begin(viewer, this.current);
    return () => this.viewers.delete(viewer);
  }

  /** The stream ended; who comes now waits for the next one. */
  end(): void {
    this.current = null;
    this.clearGroup();
  }

  private begin(viewer: Viewer, head: StreamHead): void {
    viewer.send(JSON.stringify({ codec: head.codec, width: head.width, height: head.height }));
    viewer.send(this.group.length > 0 ? Buffer.concat([head.init, ...this.group]) : head.init);
    this.viewers.set(viewer, this.group.length > 0);
  }

  private offer(viewer: Viewer, bytes: Buffer, mayFollow: boolean): void {
    const follows = mayFollow && viewer.bufferedAmount <= slowViewerBytes;
    this.viewers.set(viewer, follows);
    if (follows) viewer.send(bytes);
  }

  private keep(bytes: Buffer, key: boolean): void {
    if (key) this.clearGroup();
    else if (this.group.length === 0) return;
    this.group.push(bytes);
    this.groupBytes += bytes.length;
    if (this.groupBytes > maxGroupBytes) this.clearGroup();
  }

  private clearGroup(): void {
    this.group = [];
    this.groupBytes = 0;
  }
}
