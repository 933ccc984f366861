import type { EffectFigure, EffectRecord } from '@ioc/contracts';

/** One thing that a figure is made of: figures are worked out from samples and from nothing else, so each opens to its records. */
export interface Sample extends EffectRecord {
  figure: EffectFigure;
}

/** What most samples do not have. */
export const bare = { until: null, holds: null, priority: null, organisation: null } as const;
