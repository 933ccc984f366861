import { z } from 'zod';

/** How a relay program's list describes one path; bytes null when it does not say. */
export interface ListedPath {
  standing: 'ready' | 'idle' | 'down';
  bytes: number | null;
}

const MediaMtxItem = z.object({
  name: z.string(),
  ready: z.boolean().optional(),
  /** v1.20 and later; `ready` before. */
  online: z.boolean().optional(),
  source: z.object({ type: z.string() }).nullable().optional(),
  inboundBytes: z.number().optional(),
  bytesReceived: z.number().optional(),
});
const MediaMtxList = z.object({ pageCount: z.number().int().optional(), items: z.array(MediaMtxItem) });

/**
 * One page of `GET /v3/paths/list` of MediaMTX. `source: null` is a path that connects when somebody asks: idle, not down.
 * @throws ZodError when the answer is of another shape
 */
export function readMediaMtxList(answer: unknown): { pages: number; paths: Map<string, ListedPath> } {
  const { pageCount, items } = MediaMtxList.parse(answer);
  return { pages: pageCount ?? 1, paths: new Map(items.map((item) => [item.name, mediaMtxPath(item)])) };
}

function mediaMtxPath(item: z.infer<typeof MediaMtxItem>): ListedPath {
  const ready = item.online ?? item.ready ?? false;
  const bytes = item.inboundBytes ?? item.bytesReceived ?? null;
  if (ready) return { standing: 'ready', bytes };
  return { standing: item.source === null ? 'idle' : 'down', bytes };
}

/** Only what is needed: the producer's `url` holds the camera's password and is not even parsed. */
const Go2rtcList = z.record(
  z.string(),
  z.object({
    producers: z
      .array(
        z.object({
          bytes_recv: z.number().optional(),
          recv: z.number().optional(),
          medias: z.array(z.unknown()).optional(),
        }),
      )
      .nullish(),
  }),
);

/**
 * `GET /api/streams` of go2rtc. A producer with only `url` is configured, not connected: idle, because go2rtc connects
 * when somebody watches.
 * @throws ZodError when the answer is of another shape
 */
export function readGo2rtcList(answer: unknown): Map<string, ListedPath> {
  return new Map(
    Object.entries(Go2rtcList.parse(answer)).map(([name, { producers }]) => [name, go2rtcPath(producers ?? [])]),
  );
}

function go2rtcPath(
  producers: { bytes_recv?: number | undefined; recv?: number | undefined; medias?: unknown[] | undefined }[],
): ListedPath {
  if (producers.length === 0) return { standing: 'down', bytes: null };
  const counted = producers
    .map((producer) => producer.bytes_recv ?? producer.recv)
    .filter((bytes) => bytes !== undefined);
  if (counted.length > 0) return { standing: 'ready', bytes: counted.reduce((sum, bytes) => sum + bytes, 0) };
  return { standing: producers.some(({ medias }) => medias && medias.length > 0) ? 'ready' : 'idle', bytes: null };
}
