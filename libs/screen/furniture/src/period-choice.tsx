import { dayOf, parseTime } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useAddress } from './address.js';
import { Button } from './button.js';
import { lengthOf, periodOfDay, steppedPeriod, type PeriodLength } from './period-steps.js';
import { periodText } from './period-text.js';

/** The period in the address, the running one of the first length until one is chosen. */
export function usePeriodChoice(lengths: readonly PeriodLength[]): [string, (period: string) => void] {
  const [asked, put] = useAddress('period');
  const today = useToday();
  const usual = periodOfDay(today, lengths[0] ?? 'month');
  return [parseTime(asked) && lengths.includes(lengthOf(asked)) ? asked : usual, put];
}

/** How long a period, and which one. */
export function PeriodChoice({ lengths }: { lengths: readonly PeriodLength[] }) {
  const words = useWords();
  const { t } = words;
  const [period, put] = usePeriodChoice(lengths);
  const today = useToday();
  return (
    <>
      <fieldset className="choices" aria-label={t('periodChoice.length')}>
        {lengths.map((length) => (
          <button key={length} type="button" aria-pressed={lengthOf(period) === length} onClick={() => put(periodOfDay(today, length))}>
            {t(`periodChoice.${length}`)}
          </button>
        ))}
      </fieldset>
      <div className="period-step">
        <Button onClick={() => put(steppedPeriod(period, -1))}>{t('periodChoice.before')}</Button>
        <b data-period={period}>{periodText(period, period, words)}</b>
        <Button onClick={() => put(steppedPeriod(period, 1))} disabled={period === periodOfDay(today, lengthOf(period))}>
          {t('periodChoice.after')}
        </Button>
      </div>
    </>
  );
}

/** `2026-11-26`, by the province's calendar. */
function useToday(): string {
  const { utcOffset } = useProvince().province;
  return useEachSecond((now) => dayOf(now, utcOffset));
}
