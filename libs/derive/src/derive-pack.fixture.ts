import type { Area, IndicatorInfo } from '@ioc/contracts';
import type { DerivePack } from './plan.js';

function indicator(id: string, given: Partial<IndicatorInfo>): IndicatorInfo {
  return {
    id,
    component: 'education',
    name: { vi: id, en: id },
    unit: 'người',
    decimals: 0,
    polarity: 'neutral',
    cadence: { every: 'month', dueAfter: 'P15D' },
    possible: [0, 1_000_000],
    aggregate: 'none',
    source: 'so-gddt',
    ...given,
  };
}

function area(code: string, parent?: string): Area {
  return { code, name: code, level: parent ? 'district' : 'province', aliases: [], successors: [], ...(parent ? { parent } : {}) };
}

const areas = [area('62'), area('608', '62'), area('610', '62')];

/** A province of two districts that counts its pupils. */
export const derivePack: DerivePack = {
  utcOffset: '+07:00',
  indicators: [
    indicator('students', { aggregate: 'sum' }),
    indicator('classes', { aggregate: 'sum' }),
    indicator('students-per-class', { aggregate: 'ratio-of-sums', formula: '[students] / [classes]', possible: [0, 100] }),
    indicator('attendance-rate', { aggregate: 'weighted-mean', weight: 'students', unit: '%', possible: [0, 100] }),
    indicator('students-growth', { formula: '([classes] - samePeriod([classes])) / previous([classes]) * 100', possible: [-100, 1000] }),
    indicator('crowding', { formula: '[students-per-class] * 10', possible: [0, 1000] }),
  ],
  children: (code) => areas.filter(({ parent }) => parent === code),
  areaByCode: (code) => areas.find((one) => one.code === code),
};
