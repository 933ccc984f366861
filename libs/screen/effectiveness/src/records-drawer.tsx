import { EffectBy, EffectFigure, type Effectiveness, type EffectRecord, type EffectRecords } from '@ioc/contracts';
import { Button, DataTable, Drawer, Loading, Nothing, Trouble, useAddress, useMoments, type Column } from '@ioc/screen-furniture';
import { getJson } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { rowName } from './effect-text.js';

/** Rows of one page of records. */
const page = 100;

/** What one number rests on, over the page: `?records=<figure>~<by>~<of>`. */
export function RecordsDrawer({ answer }: { answer: Effectiveness }) {
  const words = useWords();
  const { pick } = words;
  const [asked, put] = useAddress('records');
  const [figure = '', by = '', ...rest] = asked.split('~');
  const of = rest.join('~');
  const row = answer.rows.find((one) => one.figure === figure && one.by === by && one.of === of);
  const name = answer.figures.find(({ id }) => id === figure)?.name;
  if (!row || !name) return null;
  return (
    <Drawer title={row.by === 'all' ? pick(name) : `${pick(name)} · ${rowName(row, words)}`} onClose={() => put('')}>
      <Records key={asked} period={answer.period} figure={EffectFigure.parse(figure)} by={EffectBy.parse(by)} of={of} />
    </Drawer>
  );
}

interface RecordsProps {
  period: string;
  figure: EffectFigure;
  by: EffectBy;
  of: string;
}

function Records({ period, figure, by, of }: RecordsProps) {
  const { t, formats } = useWords();
  const [offset, setOffset] = useState(0);
  const columns = useColumns();
  const { data, error, refetch } = useQuery({
    queryKey: ['effectiveness', 'records', period, figure, by, of, offset],
    queryFn: ({ signal }) => getJson<EffectRecords>(`effectiveness/records?${new URLSearchParams({ period, figure, by, of, limit: String(page), offset: String(offset) })}`, signal),
    placeholderData: (before) => before,
  });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.total === 0) return <Nothing>{t('effect.recordsNone')}</Nothing>;
  const last = Math.min(offset + page, data.total);
  return (
    <div data-records={data.total}>
      <p className="notice">{t('effect.recordsOf', { from: offset + 1, to: formats.number(last, 0), total: formats.number(data.total, 0) })}</p>
      <DataTable label={t('effect.list')} columns={columns} rows={data.records} rowKey={({ subject, at, until }) => `${subject} ${at} ${until ?? ''}`} />
      <div className="period-step">
        <Button onClick={() => setOffset(offset - page)} disabled={offset === 0}>
          {t('effect.back')}
        </Button>
        <Button onClick={() => setOffset(offset + page)} disabled={last >= data.total}>
          {t('effect.further')}
        </Button>
      </div>
    </div>
  );
}

function useColumns(): Column<EffectRecord>[] {
  const words = useWords();
  const { t, pick } = words;
  const moments = useMoments();
  const { organisations } = useProvince();
  const column = (key: string, cell: Column<EffectRecord>['cell']): Column<EffectRecord> => ({ key, title: t(`effect.r.${key}`), cell });
  return [
    column('what', ({ title, subject, priority, organisation }) => (
      <>
        <b>{pick(title)}</b>
        <small className="effect-subject">{[subject, priority, organisations.find(({ id }) => id === organisation)?.name ?? organisation].filter(Boolean).join(' · ')}</small>
      </>
    )),
    column('from', ({ at }) => moments.at(at)),
    column('until', ({ until }) => (until === null ? t('effect.notYet') : moments.at(until))),
    column('length', ({ at, until, holds }) => (holds === null ? (until === null ? '' : words.age(until - at)) : t(holds ? 'effect.holds' : 'effect.late'))),
  ];
}
