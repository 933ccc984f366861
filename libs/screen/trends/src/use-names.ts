import type { TrendAnswer, TrendPoint } from '@ioc/contracts';
import { periodText } from '@ioc/screen-furniture';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import type { ShownLine } from './lines.js';

export interface Names {
  /** "TP Kon Tum", "channel=zalo", "TP Kon Tum · cùng kỳ năm trước": what tells a line from the others. */
  line(line: ShownLine): string;
  /** The same without the span. */
  series(line: ShownLine): string;
  /** "tháng 11/2026", "14:00:00 26/11/2026", "26/11/2026" */
  point(point: Pick<TrendPoint, 'at' | 'period'>, bucket: TrendAnswer['bucket']): string;
}

/** How lines and points are called. @param answer of which the lines are */
export function useNames(answer: TrendAnswer | undefined): Names {
  const words = useWords();
  const info = useProvince();
  return useMemo(() => {
    const { timeZone } = info.province;
    const manyAreas = new Set(answer?.lines.map(({ area }) => area)).size > 1;
    const series = ({ line: { area, breakdown } }: ShownLine) => {
      const place = areaName(info, area) || area;
      const dimension = breakdown ?? words.t('explore.whole');
      if (answer?.lines.every((line) => line.breakdown === undefined)) return place;
      return manyAreas ? `${place} · ${dimension}` : dimension;
    };
    const moment = (at: string) => `${words.formats.time(Date.parse(at), timeZone)} ${words.formats.date(Date.parse(at), timeZone)}`;
    return {
      series,
      line: (line) => (line.isPast ? `${series(line)} · ${words.t(`explore.past.${line.line.compare}`)}` : series(line)),
      point: ({ at, period }, bucket) => {
        if (period === 'instant') return `${words.formats.clock(Date.parse(at), timeZone)} ${words.formats.date(Date.parse(at), timeZone)}`;
        if (bucket === 'hour') return moment(at);
        return bucket === 'day' ? words.formats.date(Date.parse(at), timeZone) : periodText(period, moment(at), words);
      },
    };
  }, [answer, words, info]);
}
