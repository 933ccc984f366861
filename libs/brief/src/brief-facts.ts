import type { Area, BriefFigure, EventState, IndicatorInfo, Organisation } from '@ioc/contracts';

/** One figure at the end of the time that a brief speaks of, and what it was before. */
export interface FigureFacts {
  indicator: IndicatorInfo;
  now: BriefFigure;
  /** The value at the beginning, or of the period before; absent where nothing comparable is known. */
  before?: { value: number; at: number };
  /** Corrected within the time: what was said first. */
  corrected?: { value: number | null; at: number };
}

/** All that the sentences are made of. Times in epoch milliseconds. */
export interface BriefFacts {
  fromMs: number;
  atMs: number;
  /** What the wall's overview shows, in its order, of all that whoever reads it sees. */
  figures: readonly FigureFacts[];
  /** One figure by district. */
  byArea: readonly FigureFacts[];
  /** Happenings that were open at some time within, as they stood at the end. */
  events: readonly EventState[];
  /** Since when feeds that told of them are silent; null: it was never heard. A feed that keeps its schedule is not in it. */
  silentSince: ReadonlyMap<string, number | null>;
  areas: readonly Area[];
  organisations: readonly Organisation[];
  timeZone: string;
}
