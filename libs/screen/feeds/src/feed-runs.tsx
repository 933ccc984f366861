import { DataTable, Nothing, Panel, useMoments, type Column } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import type { FeedRun } from './feed-detail.js';
import { useOlder } from './older.js';
import { OlderButtons } from './older-buttons.js';

/** Runs in the answer about one feed. */
const firstPage = 50;

/** Polls of the feed, newest first, whatever their outcome. */
export function FeedRuns({ feed, runs }: { feed: string; runs: readonly FeedRun[] }) {
  const { t, formats } = useWords();
  const moments = useMoments();
  const older = useOlder({ path: `feeds/${feed}/runs`, newest: runs, full: firstPage, timeOf: (run) => run.startedAt });
  const column = (key: string, more: Omit<Column<FeedRun>, 'key' | 'title'>): Column<FeedRun> => ({ key, title: t(`feeds.run.${key}`), ...more });
  const columns = [
    column('started', { cell: (run) => <time>{moments.at(run.startedAt)}</time> }),
    column('took', { numeric: true, cell: (run) => t('feeds.seconds', { n: formats.number(run.latencyMs / 1000, 2) }) }),
    column('readings', { numeric: true, cell: (run) => formats.number(run.readings, 0) }),
    column('rejected', { numeric: true, cell: (run) => formats.number(run.rejected, 0) }),
    column('outcome', { cell: (run) => <RunOutcomeCell run={run} /> }),
  ];
  return (
    <Panel title={t('feeds.runs')} aside={String(older.rows.length)}>
      {older.rows.length > 0 ? (
        <DataTable label={t('feeds.runs')} columns={columns} rows={older.rows} rowKey={(run) => run.id} rowState={(run) => run.outcome} />
      ) : (
        <Nothing>{t('feeds.runsNone')}</Nothing>
      )}
      <OlderButtons older={older} />
    </Panel>
  );
}

function RunOutcomeCell({ run }: { run: FeedRun }) {
  const { t } = useWords();
  return (
    <div className="feed-fault">
      <b>{t(`outcome.${run.outcome}`)}</b>
      {run.fault && <span>{run.fault}</span>}
      {run.note && <span>{run.note}</span>}
    </div>
  );
}
