import type { IndicatorInfo } from '@ioc/contracts';
import { AgeCell, DataTable, periodText, StateMark, TrendLink, useMoments, type Column, type IndicatorRow } from '@ioc/screen-furniture';
import { freshnessOf, useEachSecond, useSeries } from '@ioc/screen-live';
import { cadenceText, figureText, useWords } from '@ioc/screen-ui';
import { WhyLink } from '@ioc/screen-why';

export function IndicatorTable({ rows, area }: { rows: readonly IndicatorRow[]; area: string }) {
  const { t } = useWords();
  const column = (key: string, more: Omit<Column<IndicatorRow>, 'key' | 'title'>): Column<IndicatorRow> => ({ key, title: t(`indicators.col.${key}`), ...more });
  const columns = [
    column('name', {
      sortBy: (row) => row.name,
      cell: (row) => (
        <div className="indicator-name">
          <b>{row.name}</b>
          <span>{row.indicator.id}</span>
        </div>
      ),
    }),
    column('component', { wide: true, sortBy: (row) => row.component, cell: (row) => row.component }),
    column('organisation', { sortBy: (row) => row.organisation, cell: (row) => row.organisation }),
    column('value', { numeric: true, cell: ({ indicator }) => <ValueCell indicator={indicator} area={area} /> }),
    column('period', { wide: true, cell: ({ indicator }) => <PeriodCell indicator={indicator} area={area} /> }),
    column('age', { numeric: true, cell: ({ indicator }) => <SeriesAge indicator={indicator} area={area} /> }),
    column('state', { cell: ({ indicator }) => <SeriesMark indicator={indicator} area={area} /> }),
    column('why', { cell: ({ indicator, name }) => <Origin indicator={indicator.id} area={area} name={name} /> }),
  ];
  return <DataTable label={t('indicators.title')} columns={columns} rows={rows} rowKey={(row) => row.indicator.id} />;
}

function Origin({ indicator, area, name }: { indicator: string; area: string; name: string }) {
  return (
    <span className="indicator-links">
      <WhyLink asked={{ indicator, area }} name={name} />
      <TrendLink indicator={indicator} area={area} name={name} />
    </span>
  );
}

interface SeriesProps {
  indicator: IndicatorInfo;
  area: string;
}

/** The same text as on the wall. */
function ValueCell({ indicator, area }: SeriesProps) {
  const words = useWords();
  const view = useSeries(indicator.id, area);
  const freshness = useEachSecond((now) => freshnessOf(view, now));
  const text = figureText(indicator, view, words);
  if (text.value === null) return <span className="value-missing">{words.t('datum.missing')}</span>;
  return (
    <span className="value-cell" data-indicator={indicator.id} data-area={area} data-freshness={freshness} data-value={view?.value ?? ''}>
      <span>
        {text.prefix}
        <b>{text.value}</b>
      </span>
      <span className="value-unit">{[indicator.unit, text.remark?.text].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

function PeriodCell({ indicator, area }: SeriesProps) {
  const words = useWords();
  const moments = useMoments();
  const view = useSeries(indicator.id, area);
  return view ? periodText(view.period, moments.at(view.at), words) : '';
}

function SeriesAge({ indicator, area }: SeriesProps) {
  const words = useWords();
  const view = useSeries(indicator.id, area);
  if (!view || view.value === null) return cadenceText(indicator.cadence, words);
  return <AgeCell from={view.ageFrom} staleAt={view.staleAt} />;
}

function SeriesMark({ indicator, area }: SeriesProps) {
  const view = useSeries(indicator.id, area);
  const freshness = useEachSecond((now) => freshnessOf(view, now));
  return <StateMark state={freshness} />;
}
