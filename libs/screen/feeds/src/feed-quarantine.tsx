import { Button, csvText, DataTable, Nothing, Panel, saveFile, useMoments, type Column } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import type { Quarantined } from './feed-detail.js';

/** What the gate refused, each record with its place and the reason; nothing of it is lost. */
export function FeedQuarantine({ feed, records }: { feed: string; records: readonly Quarantined[] }) {
  const { t, formats } = useWords();
  const moments = useMoments();
  const column = (key: string, more: Omit<Column<Quarantined>, 'key' | 'title'>): Column<Quarantined> => ({ key, title: t(`feeds.q.${key}`), ...more });
  const columns = [
    column('reason', { cell: (record) => <b>{record.reason}</b> }),
    column('where', { cell: (record) => <span className="feed-raw">{record.where}</span> }),
    column('raw', { cell: (record) => <span className="feed-raw">{record.raw}</span> }),
    column('times', { numeric: true, cell: (record) => formats.number(record.times, 0) }),
    column('last', { numeric: true, cell: (record) => moments.at(record.lastSeenAt) }),
  ];
  const save = () => {
    const titles = ['reason', 'where', 'raw', 'times', 'first', 'last', 'run'].map((key) => t(`feeds.q.${key}`));
    const rows = records.map((one) => [one.reason, one.where, one.raw, one.times, iso(one.firstSeenAt), iso(one.lastSeenAt), one.lastRunId]);
    saveFile(`cach-ly-${feed}.csv`, new Blob([csvText([titles, ...rows])], { type: 'text/csv' }));
  };
  return (
    <Panel title={t('feeds.quarantine')} aside={<>{records.length}{records.length > 0 && <Button onClick={save}>{t('feeds.export')}</Button>}</>}>
      {records.length > 0 ? (
        <DataTable label={t('feeds.quarantine')} columns={columns} rows={records} rowKey={(record) => `${record.where}|${record.raw}|${record.reason}`} />
      ) : (
        <Nothing>{t('feeds.quarantineNone')}</Nothing>
      )}
    </Panel>
  );
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
