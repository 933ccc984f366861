import type { BriefFigure, EventState, IndicatorInfo } from '@ioc/contracts';
import type { BriefFacts, FigureFacts } from './brief-facts.js';

/* A night for specs: nothing in it but what a spec puts there. */

export const at = Date.parse('2026-11-27T06:40:00+07:00');
export const from = Date.parse('2026-11-26T17:00:00+07:00');
export const hour = 3_600_000;

export function night(more: Partial<BriefFacts> = {}): BriefFacts {
  const areas = [{ code: '610', name: 'Huyện Đăk Glei', shortName: 'Đăk Glei', level: 'district' }] as unknown as BriefFacts['areas'];
  const organisations = [{ id: 'so-y-te', name: 'Sở Y tế' }] as unknown as BriefFacts['organisations'];
  return { fromMs: from, atMs: at, figures: [], byArea: [], events: [], silentSince: new Map(), areas, organisations, timeZone: 'Asia/Ho_Chi_Minh', ...more };
}

export function happening(id: string, more: Partial<EventState> = {}): EventState {
  return { id, feed: 'f', component: 'health', kind: 'k', title: `Việc ${id}`, severity: 2, status: 'open', startedAt: from + hour, receivedAt: at, provenance: 'live', ...more };
}

interface Made {
  id?: string;
  value: number;
  was?: number;
  corrected?: number | null;
  target?: IndicatorInfo['target'];
  polarity?: IndicatorInfo['polarity'];
  now?: Partial<BriefFigure>;
  unit?: string;
}

export function madeFigure({ id = 'rate', value, was, corrected, target, polarity = 'higher-is-better', now = {}, unit = '%' }: Made): FigureFacts {
  const indicator = { id, name: { vi: `Tỷ lệ ${id}`, en: `Rate ${id}` }, unit, decimals: 1, polarity, target, source: 'so-y-te', component: 'health' } as unknown as IndicatorInfo;
  return {
    indicator,
    now: { indicator: id, area: '62', value, period: 'instant', at: at - hour, ageFrom: at - hour, staleAt: at + hour, freshness: 'fresh', provenance: 'live', feed: 'f', ...now },
    ...(was === undefined ? {} : { before: { value: was, at: from } }),
    ...(corrected === undefined ? {} : { corrected: { value: corrected, at: at - hour } }),
  };
}
