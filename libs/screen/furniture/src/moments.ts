import { useEachSecond } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';

export interface Moments {
  /** "14:26:38" today, "23/11 14:26:38" this year, "23/11/2024 14:26:38" before. */
  at(moment: number | string): string;
  /** "17:00 28/11/2026", whatever day it is: a date that somebody must keep. */
  deadline(moment: number): string;
}

/** Moments as a person at a desk reads them, in the province's zone. */
export function useMoments(): Moments {
  const { formats } = useWords();
  const { timeZone } = useProvince().province;
  const today = useEachSecond((now) => formats.date(now, timeZone));
  return useMemo(
    () => ({
      at: (moment) => {
        const ms = typeof moment === 'string' ? Date.parse(moment) : moment;
        const [clock, date] = [formats.clock(ms, timeZone), formats.date(ms, timeZone)];
        if (date === today) return clock;
        return `${date.slice(6) === today.slice(6) ? date.slice(0, 5) : date} ${clock}`;
      },
      deadline: (moment) => `${formats.time(moment, timeZone)} ${formats.date(moment, timeZone)}`,
    }),
    [formats, timeZone, today],
  );
}
