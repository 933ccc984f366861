import { Button, csvText, DataTable, Nothing, Panel, saveFile, Trouble, useMoments, type Column } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useMutation } from '@tanstack/react-query';
import type { Quarantined } from './feed-detail.js';
import { fetchAll, useOlder } from './older.js';
import { OlderButtons } from './older-buttons.js';

/** Records in the answer about one feed. */
const firstPage = 100;
const lastSeen = (record: Quarantined) => record.lastSeenAt;

/** What the gate refused, each record with its place and the reason; nothing of it is lost. */
export function FeedQuarantine({ feed, records }: { feed: string; records: readonly Quarantined[] }) {
  const { t } = useWords();
  const path = `feeds/${feed}/quarantine`;
  const older = useOlder({ path, newest: records, full: firstPage, timeOf: lastSeen });
  const columns = useQuarantineColumns();
  const titles = csvKeys.map((key) => t(`feeds.q.${key}`));
  const save = useMutation({
    mutationFn: async () => saveFile(`cach-ly-${feed}.csv`, new Blob([csvText([titles, ...(await fetchAll(path, lastSeen)).map(csvRow)])], { type: 'text/csv' })),
  });
  return (
    <Panel
      title={t('feeds.quarantine')}
      aside={
        <>
          <span>{older.rows.length}</span>
          {older.rows.length > 0 && (
            <Button onClick={() => save.mutate()} disabled={save.isPending}>
              {t('feeds.export')}
            </Button>
          )}
        </>
      }
    >
      {save.error && <Trouble error={save.error} />}
      {older.rows.length > 0 ? (
        <DataTable label={t('feeds.quarantine')} columns={columns} rows={older.rows} rowKey={(record) => `${record.where}|${record.raw}|${record.reason}`} />
      ) : (
        <Nothing>{t('feeds.quarantineNone')}</Nothing>
      )}
      <OlderButtons older={older} />
    </Panel>
  );
}

function useQuarantineColumns(): Column<Quarantined>[] {
  const { t, formats } = useWords();
  const moments = useMoments();
  const column = (key: string, more: Omit<Column<Quarantined>, 'key' | 'title'>): Column<Quarantined> => ({ key, title: t(`feeds.q.${key}`), ...more });
  return [
    column('reason', {
      cell: (record) => (
        <div className="feed-fault">
          <b>{record.reason}</b>
          {record.resolvedBy !== null && <span>{t('feeds.q.resolved')}</span>}
        </div>
      ),
    }),
    column('where', { cell: (record) => <span className="feed-raw">{record.where}</span> }),
    column('raw', { cell: (record) => <span className="feed-raw">{record.raw}</span> }),
    column('times', { numeric: true, cell: (record) => formats.number(record.times, 0) }),
    column('last', { numeric: true, cell: (record) => moments.at(record.lastSeenAt) }),
  ];
}

const csvKeys = ['reason', 'where', 'raw', 'times', 'first', 'last', 'run'];

function csvRow(record: Quarantined): (string | number)[] {
  const { reason, where, raw, times, firstSeenAt, lastSeenAt, lastRunId } = record;
  return [reason, where, raw, times, new Date(firstSeenAt).toISOString(), new Date(lastSeenAt).toISOString(), lastRunId];
}
