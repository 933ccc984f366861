import type { Effectiveness, EffectFigure } from '@ioc/contracts';
import { Button, Loading, Panel, PeriodChoice, Trouble, useMoments, usePeriodChoice } from '@ioc/screen-furniture';
import { getJson } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import './effectiveness.css';
import { FigureTable } from './figure-table.js';
import { RecordsDrawer } from './records-drawer.js';

const lengths = ['month', 'half', 'year'] as const;
/** A period that runs is counted anew so often. */
const renewMs = 60_000;

/** Parts of the report, each with its figures. */
const parts: readonly { key: string; figures: readonly EffectFigure[] }[] = [
  { key: 'times', figures: ['alarm-acknowledge', 'alarm-close', 'incident-assign', 'incident-close', 'directive-receive', 'directive-done'] },
  { key: 'inTime', figures: ['directive-on-time', 'report-answer', 'report-refuse', 'report-supplement', 'report-publish'] },
  { key: 'load', figures: ['alarm-calls', 'flood', 'chattering', 'stale-alarm', 'overloaded-day'] },
  { key: 'feeds', figures: ['feed-silence'] },
  { key: 'use', figures: ['act', 'scene-order', 'drill-down'] },
];

/** How well the centre itself does, of a month, a half-year or a year; the same page is what is printed. */
export function EffectivenessPage() {
  const { t } = useWords();
  const [period] = usePeriodChoice(lengths);
  const { data, error, refetch } = useQuery({
    queryKey: ['effectiveness', period],
    queryFn: ({ signal }) => getJson<Effectiveness>(`effectiveness?${new URLSearchParams({ period })}`, signal),
    refetchInterval: renewMs,
  });
  return (
    <div className="effectiveness">
      <Panel page title={t('effect.title')} aside={data && <Aside answer={data} />}>
        <div className="toolbar">
          <PeriodChoice lengths={lengths} />
        </div>
        {error && <Trouble error={error} retry={() => void refetch()} />}
        {!data && !error && <Loading />}
      </Panel>
      {data && <Report answer={data} />}
      {data && <RecordsDrawer answer={data} />}
    </div>
  );
}

function Aside({ answer }: { answer: Effectiveness }) {
  const { t, formats, language } = useWords();
  const moments = useMoments();
  const isOver = answer.until === answer.to;
  const { simulated } = useProvince();
  return (
    <>
      {/* The header, which says it on every page, is not printed. */}
      {simulated && <b className="effect-simulated">{t('header.simulated')}</b>}
      <span>{isOver ? t('effect.whole') : t('effect.running', { moment: moments.at(answer.until) })}</span>
      <span>{t('effect.hours', { hours: formats.number(answer.operatorHours, 0) })}</span>
      <a className="button" href={`/api/v1/effectiveness/report?${new URLSearchParams({ period: answer.period, lang: language })}`} download>
        XLSX
      </a>
      <Button onClick={() => print()}>{t('effect.print')}</Button>
    </>
  );
}

function Report({ answer }: { answer: Effectiveness }) {
  const { t, pick } = useWords();
  return (
    <>
      <div className="effect-parts">
        {parts.map(({ key, figures }) => (
          <Panel key={key} title={t(`effect.part.${key}`)}>
            <FigureTable label={t(`effect.part.${key}`)} answer={answer} figures={figures} />
          </Panel>
        ))}
      </div>
      <Panel title={t('effect.definitions')}>
        <dl className="effect-definitions">
          {answer.figures.map(({ id, name, definition }) => (
            <div key={id}>
              <dt>{pick(name)}</dt>
              <dd>{pick(definition)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  );
}
