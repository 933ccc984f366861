import type { IndicatorInfo, TrendAnswer, TrendPoint } from '@ioc/contracts';
import { DataTable, type Column } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';
import { WhyLink } from '@ioc/screen-why';
import { useMemo } from 'react';
import { figureOf, pointText, whyMoment } from './figures.js';
import { shownLines, type ShownLine } from './lines.js';
import { differenceText } from './readout.js';
import { useNames } from './use-names.js';

interface Row {
  key: string;
  line: ShownLine;
  point: TrendPoint;
  /** Of the line that is laid beside it, at the same place. */
  past: TrendPoint | undefined;
}

/** The figures of the picture, newest first; each opens its origin. What it is compared with has rows of its own. */
export function TrendTable({ indicator, answer }: { indicator: IndicatorInfo; answer: TrendAnswer }) {
  const { t } = useWords();
  const rows = useMemo(() => rowsOf(answer), [answer]);
  const columns = useColumns(indicator, answer);
  return <DataTable windowed label={t('explore.table')} columns={columns} rows={rows} rowKey={({ key }) => key} initialSort="-time" />;
}

function rowsOf(answer: TrendAnswer): Row[] {
  const lines = shownLines(answer);
  return lines.flatMap((line) => {
    const past = line.isPast ? undefined : lines.find(({ isPast, series }) => isPast && series === line.series);
    return line.line.points.map((point) => ({ key: `${line.key} ${point.at} ${point.period}`, line, point, past: past?.byPlace.get(Date.parse(point.over)) }));
  });
}

function useColumns(indicator: IndicatorInfo, answer: TrendAnswer): Column<Row>[] {
  const words = useWords();
  const { t } = words;
  const { utcOffset } = useProvince().province;
  const names = useNames(answer);
  const { bucket, compare } = answer;
  const number = (value: number | null | undefined) => (value === null || value === undefined ? '' : figureOf(value, indicator, { bucket, words }));
  const column = (key: string, more: Omit<Column<Row>, 'key' | 'title'>): Column<Row> => ({ key, title: t(`explore.col.${key}`), ...more });
  const changeOf = ({ point, past }: Row) => (point.value === null || past === undefined || past.value === null ? null : point.value - past.value);
  return [
    column('time', { sortBy: ({ point }) => Date.parse(point.at), cell: ({ point }) => <b>{names.point(point, bucket)}</b> }),
    column('series', { sortBy: ({ line }) => names.line(line), cell: ({ line }) => names.line(line) }),
    column('value', {
      numeric: true,
      sortBy: ({ point }) => point.value,
      cell: ({ point }) => (
        <span className="trend-value" data-value={point.value ?? ''}>
          <b data-none={point.value === null}>{pointText(point, indicator, { bucket, words })}</b> {point.value === null ? '' : words.unit(indicator.unit)}
        </span>
      ),
    }),
    ...(compare === 'none'
      ? []
      : [
          column('past', { numeric: true, sortBy: ({ past }) => past?.value ?? null, cell: ({ past }) => number(past?.value) }),
          column('change', { numeric: true, sortBy: changeOf, cell: (row: Row) => { const by = changeOf(row); return by === null ? '' : differenceText(by, { indicator, bucket, words }); } }),
        ]),
    ...(bucket === 'none'
      ? [column('revision', { numeric: true, wide: true, sortBy: ({ point }) => point.revision ?? 0, cell: ({ point }) => (point.revision ? String(point.revision) : '') })]
      : [
          column('bounds', { numeric: true, wide: true, cell: ({ point }) => (point.min === null || point.min === undefined ? '' : `${number(point.min)} – ${number(point.max)}`) }),
          column('count', { numeric: true, wide: true, sortBy: ({ point }) => point.count ?? null, cell: ({ point }) => (point.count === undefined ? '' : words.formats.number(point.count, 0)) }),
        ]),
    column('state', { sortBy: (row) => stateWords(row.point).join(), cell: ({ point }) => stateWords(point).map((word) => t(word)).join(' · ') }),
    column('why', {
      cell: ({ line, point }) => (
        <WhyLink
          asked={{ indicator: indicator.id, area: line.line.area, breakdown: line.line.breakdown, at: whyMoment(point, bucket, utcOffset) }}
          name={`${names.line(line)}, ${names.point(point, bucket)}`}
        />
      ),
    }),
  ];
}

/** Keys of what is to be known of a point beside its value. */
function stateWords({ value, status, qualifier, revision, running, gap, provenance }: TrendPoint): string[] {
  return [
    value === null && 'explore.state.missing',
    status && `status.${status}`,
    qualifier && 'explore.state.qualified',
    revision && 'datum.revised',
    running && 'explore.state.running',
    gap && 'explore.state.gap',
    provenance && provenance !== 'live' && `provenance.${provenance}`,
  ].filter((word) => typeof word === 'string');
}
