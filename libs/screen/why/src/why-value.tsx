import type { WhyAnswer } from '@ioc/contracts';
import { AgeCell, Fact, periodText, StateMark, useMoments } from '@ioc/screen-furniture';
import { freshnessOf, useEachSecond } from '@ioc/screen-live';
import { cadenceText, targetText, useWords } from '@ioc/screen-ui';
import { useFigure } from './use-figure.js';

/** The number itself, its period, and its age against the schedule of its source. */
export function WhyValue({ answer: { reading, indicator } }: { answer: WhyAnswer }) {
  const words = useWords();
  const moments = useMoments();
  const figure = useFigure(indicator);
  const freshness = useEachSecond((now) => freshnessOf(reading, now));
  const { t } = words;
  const exact = reading.value === null ? null : figure.exact(reading.value);
  const target = targetText(indicator.target, (bound) => figure.number(bound));
  return (
    <div className="why-value" data-freshness={freshness}>
      <p className="why-figure">
        {reading.value === null ? (
          <span className="why-missing">{t('why.missing')}</span>
        ) : (
          <>
            <b>{figure.prefix(reading) + figure.number(reading.value)}</b> <span>{indicator.unit}</span>
          </>
        )}
        {reading.status && <em>{t(`status.${reading.status}`)}</em>}
        {reading.revisedAt !== undefined && <em>{t('datum.revised')}</em>}
        <em className={`why-provenance-${reading.provenance}`}>{t(`provenance.${reading.provenance}`)}</em>
      </p>
      <dl className="why-facts">
        <Fact name={t('indicators.col.period')}>{periodText(reading.period, moments.at(reading.at), words)}</Fact>
        <Fact name={t('why.age')}>
          <AgeCell from={reading.ageFrom} staleAt={reading.staleAt} freshness={freshness} />
        </Fact>
        <Fact name={t('feeds.col.state')}>
          <StateMark state={freshness} />
        </Fact>
        <Fact name={t('why.schedule')}>{cadenceText(indicator.cadence, words)}</Fact>
        <Fact name={t('why.staleAt')}>{moments.at(reading.staleAt)}</Fact>
        {exact && <Fact name={t('why.exact')}>{exact}</Fact>}
        {target && <Fact name={t('why.target')}>{target}</Fact>}
        {reading.previous !== null && <Fact name={t('why.previous')}>{figure.number(reading.previous)}</Fact>}
      </dl>
    </div>
  );
}
