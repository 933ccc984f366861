import type { IndicatorInfo, TrendAnswer } from '@ioc/contracts';
import { Button, Loading, Nothing, Panel, Trouble, useMoments } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, cadenceText, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { useChoice } from './choice.js';
import { ExportButtons } from './export-buttons.js';
import { IndicatorFinder } from './indicator-finder.js';
import { remarksOf } from './lines.js';
import { SeriesChoice } from './series-choice.js';
import { bucketsFor, settled, spansFor } from './spans.js';
import { isRefused, useTrend, type Asked } from './trend-query.js';
import { TrendPicture } from './trend-picture.js';
import { TrendTable } from './trend-table.js';
import { TrendToolbar } from './trend-toolbar.js';
import './trends.css';

/** One indicator over time: areas beside each other, a span beside another one, as lines, as a table, as a file. */
export function TrendsPage() {
  const { t } = useWords();
  const [{ indicator: id }, put] = useChoice();
  const { data: known, error, refetch } = useIndicators();
  const indicator = known?.get(id);
  const choose = (next: string) => put({ indicator: next, breakdown: null, bucket: null, span: null, from: null, to: null, line: null });
  return (
    <div className="trends" data-trend={id}>
      <Panel page title={t('explore.title')}>
        <IndicatorFinder chosen={id} choose={choose} />
        {indicator && <Chosen indicator={indicator} />}
        {error && <Trouble error={error} retry={() => void refetch()} />}
        {!known && !error && <Loading />}
        {known && !indicator && <Nothing>{id === '' ? t('explore.begin') : t('explore.unknown', { id })}</Nothing>}
      </Panel>
      {indicator && <Trend key={indicator.id} indicator={indicator} />}
    </div>
  );
}

/** What the chosen indicator is, and which of its series are looked at. */
function Chosen({ indicator }: { indicator: IndicatorInfo }) {
  const words = useWords();
  const { province, organisations } = useProvince();
  const [choice] = useChoice();
  const organisation = organisations.find(({ id }) => id === indicator.source)?.name ?? indicator.source;
  return (
    <>
      <p className="trend-facts">{[indicator.unit, cadenceText(indicator.cadence, words), organisation, indicator.coverage].filter(Boolean).join(' · ')}</p>
      <SeriesChoice indicator={indicator.id} areas={choice.areas.length > 0 ? choice.areas : [province.area]} />
    </>
  );
}

function Trend({ indicator }: { indicator: IndicatorInfo }) {
  const { pick } = useWords();
  const asked = useAsked(indicator);
  const { data, error, refetch, isPlaceholderData } = useTrend(asked);
  const answer = error ? undefined : data;
  return (
    <div className="trend-main" data-answered={answer !== undefined && !isPlaceholderData}>
      <Panel title={pick(indicator.name)} aside={answer && <Remarks answer={answer} />}>
        <TrendToolbar indicator={indicator} span={asked.span} />
        {error && <Failed error={error} asked={asked} retry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {answer && <Picture indicator={indicator} answer={answer} />}
      </Panel>
      {answer && !isEmpty(answer) && <Figures asked={asked} answer={answer} />}
    </div>
  );
}

function Picture({ indicator, answer }: { indicator: IndicatorInfo; answer: TrendAnswer }) {
  return isEmpty(answer) ? <Empty answer={answer} /> : <TrendPicture indicator={indicator} answer={answer} />;
}

const isEmpty = ({ lines }: TrendAnswer) => lines.every(({ points }) => points.length === 0);

function Failed({ error, asked, retry }: { error: unknown; asked: Asked; retry: () => void }) {
  return isRefused(error) ? <Refused asked={asked} /> : <Trouble error={error} retry={retry} />;
}

function Figures({ asked, answer }: { asked: Asked; answer: TrendAnswer }) {
  const { t } = useWords();
  return (
    <Panel title={t('explore.table')} aside={<ExportButtons asked={asked} />}>
      <TrendTable indicator={asked.indicator} answer={answer} />
    </Panel>
  );
}

/** What the address asks for, with what it leaves open; a span that goes on does so by the hour. */
function useAsked(indicator: IndicatorInfo): Asked {
  const { province } = useProvince();
  const [choice] = useChoice();
  const nowMs = useEachSecond((now) => Math.floor(now / hourMs) * hourMs);
  return useMemo(() => {
    const span = settled(choice, { cadence: indicator.cadence, nowMs, utcOffset: province.utcOffset });
    return { indicator, choice, areas: choice.areas.length > 0 ? choice.areas : [province.area], span };
  }, [indicator, choice, nowMs, province]);
}
const hourMs = 3_600_000;

/** When it was read, and what is to be known of its points. */
function Remarks({ answer }: { answer: TrendAnswer }) {
  const { t, formats } = useWords();
  const moments = useMoments();
  return (
    <>
      {remarksOf(answer).map(([remark, n]) => (
        <span key={remark} className={`trend-remark trend-remark-${remark}`} data-remark={remark}>
          {t(`explore.remark.${remark}`, { n: formats.number(n, 0) })}
        </span>
      ))}
      <span>{t('explore.readAt', { moment: moments.at(answer.readAt) })}</span>
    </>
  );
}

/** Nothing is known of the span: said with what it was, and where there may be something. */
function Empty({ answer }: { answer: TrendAnswer }) {
  const { t, formats } = useWords();
  const info = useProvince();
  const { timeZone } = info.province;
  const [, put] = useChoice();
  const places = [...new Set(answer.lines.map(({ area }) => areaName(info, area)))].join(', ');
  return (
    <div className="notice">
      <p>{t('explore.empty', { places, from: formats.date(Date.parse(answer.from), timeZone), to: formats.date(Date.parse(answer.to) - 1, timeZone) })}</p>
      <Button onClick={() => put({ span: '10y', from: null, to: null, bucket: null })}>{t('explore.longest')}</Button>
    </div>
  );
}

/** Too much for one answer: what would make it fit, at one press. */
function Refused({ asked: { indicator, span } }: { asked: Asked }) {
  const { t } = useWords();
  const [, put] = useChoice();
  const buckets = bucketsFor(indicator.cadence);
  const coarser = buckets[buckets.indexOf(span.bucket) + 1];
  const shorter = spansFor(indicator.cadence).findLast((name) => name !== span.name);
  return (
    <div className="notice notice-trouble" role="alert" data-refused="">
      <b>{t('explore.refused')}</b>
      <p>{t('explore.refusedWhy')}</p>
      <div className="toolbar">
        {coarser && (
          <Button primary onClick={() => put({ bucket: coarser })}>
            {t('explore.buckets.' + coarser)}
          </Button>
        )}
        {shorter && span.name !== '24h' && <Button onClick={() => put({ span: shorter, from: null, to: null, bucket: null })}>{t(`explore.spans.${shorter}`)}</Button>}
      </div>
    </div>
  );
}
