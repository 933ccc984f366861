/** How a department's system behaves, set by the control API so that anyone can watch the centre cope. */
export const feedModes = [
  'ok',
  'slow',
  'hang',
  'error',
  'garbage',
  'empty',
  'html-login',
  'stale',
  'partial',
  'clock-skew',
] as const;
export type FeedMode = (typeof feedModes)[number];

/** The province as the departments see it: one seeded, moving set of true values. */
export interface World {
  readonly seed: number;
  /** Epoch milliseconds. */
  now(): number;
  /** Value of an indicator for an area (code) at a moment, with the daily rhythm and trend of such a figure; pinned values win. */
  value(indicator: string, area: string, atMs?: number): number;
  /** The value that somebody pinned by the control API. */
  pinned(indicator: string, area: string): number | undefined;
  /** A repeatable stream of numbers in [0, 1) for a key. */
  random(key: string): () => number;
  mode(feed: string): FeedMode;
  /** The world as one feed's system sees it at this moment, with the feed's mode applied. */
  view(feed: string): FeedView;
  /** Called after each change by the control API: to push, rewrite a file, or publish at once. */
  onControl(listener: (feed: string) => void): void;
}

/**
 * The world through the eyes of one feed's system. In mode `stale` time and values stand still at the moment when the mode
 * was set; in `clock-skew` the system's clock is three hours ahead. Answers are written from a view and from nothing else.
 */
export interface FeedView {
  readonly mode: FeedMode;
  now(): number;
  /** As {@link World.value}; a pin counts from the moment when it was set. */
  value(indicator: string, area: string, atMs?: number): number;
  pinned(indicator: string, area: string): number | undefined;
  /** The newest published value of a periodic figure: the pin, or the value at the end of its period. */
  latest(indicator: string, area: string, periodEndMs: number): number;
  random(key: string): () => number;
}

/** One department's systems, on their own ports. */
export interface Department {
  /** Ids of the feeds that it plays. */
  readonly feeds: readonly string[];
  /** What can be pinned, by feed: `indicator` for the province's code alone, `indicator/*` for it and each district. */
  readonly settable: Readonly<Record<string, readonly string[]>>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface Ports {
  control: number;
  socioEconomic: number;
  government: number;
  health: number;
  feedback: number;
  securityTraffic: number;
  cybersecurity: number;
  cameras: number;
  /** SMTP of the post office, and its HTTP. */
  mail: number;
  messages: number;
  mqtt: number;
}

export type CreateDepartment = (world: World, ports: Ports) => Department;
