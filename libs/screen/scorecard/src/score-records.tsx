import { ScoreWord, type Bilingual, type ScoreRecord } from '@ioc/contracts';
import { Button, DataTable, Drawer, Loading, Nothing, periodText, Trouble, useAddress, useMoments, type Column } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { recordsPage, useScoreRecords, type RecordsAsked } from './score-query.js';

/** What one share of one feed rests on, over the page: `?records=<feed>~<word>`. */
export function ScoreRecordsDrawer({ period, nameOf }: { period: string; nameOf: (feed: string) => Bilingual | undefined }) {
  const { t, pick } = useWords();
  const [asked, put] = useAddress('records');
  const [feed = '', word = ''] = asked.split('~');
  const measure = ScoreWord.safeParse(word).data;
  if (!feed || !measure) return null;
  const name = nameOf(feed);
  return (
    <Drawer title={`${t(`scorecard.${measure}`)} · ${name ? pick(name) : feed}`} onClose={() => put('')}>
      <Records key={asked} asked={{ period, feed, measure }} />
    </Drawer>
  );
}

function Records({ asked }: { asked: Omit<RecordsAsked, 'offset'> }) {
  const { t, formats } = useWords();
  const [offset, setOffset] = useState(0);
  const { data, error, refetch } = useScoreRecords({ ...asked, offset });
  const columns = useRecordColumns();
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.total === 0) return <Nothing>{t('scorecard.recordsNone')}</Nothing>;
  const last = Math.min(offset + recordsPage, data.total);
  return (
    <div data-records={data.total}>
      <p className="notice">{t('scorecard.recordsOf', { from: offset + 1, to: formats.number(last, 0), total: formats.number(data.total, 0) })}</p>
      <DataTable label={t('scorecard.list')} columns={columns} rows={data.records} rowKey={(record) => JSON.stringify(record)} />
      <div className="score-pages">
        <Button onClick={() => setOffset(offset - recordsPage)} disabled={offset === 0}>
          {t('scorecard.back')}
        </Button>
        <Button onClick={() => setOffset(offset + recordsPage)} disabled={last >= data.total}>
          {t('scorecard.further')}
        </Button>
      </div>
    </div>
  );
}

function useRecordColumns(): Column<ScoreRecord>[] {
  const { t } = useWords();
  const moments = useMoments();
  const what = useSubject();
  const column = (key: string, cell: Column<ScoreRecord>['cell']): Column<ScoreRecord> => ({ key, title: t(`scorecard.r.${key}`), cell });
  return [
    column('kind', ({ kind, times }) => (
      <>
        <b>{t(`scorecard.kind.${kind}`)}</b>
        {times > 1 && <small> {t('scorecard.times', { n: times })}</small>}
      </>
    )),
    column('subject', what),
    column('at', ({ at, until }) => (until === null ? moments.at(at) : `${moments.at(at)} → ${moments.at(until)}`)),
    column('reason', ({ reason, where, raw }) => (
      <div className="score-reason">
        {reason !== null && <b>{reason}</b>}
        {where !== null && <code>{where}</code>}
        {raw !== null && <code>{raw}</code>}
      </div>
    )),
  ];
}

/** Indicator, area and period that a record speaks of, as far as it does. */
function useSubject(): (record: ScoreRecord) => string {
  const words = useWords();
  const moments = useMoments();
  const { areas } = useProvince();
  return ({ indicator, area, period }) => {
    const place = area === null ? null : (areas.find(({ code }) => code === area)?.name ?? area);
    const when = period === null ? null : periodText(period, Number.isNaN(Date.parse(period)) ? period : moments.at(period), words);
    return [indicator, place, when].filter((part) => part !== null).join(' · ') || '–';
  };
}
