import { DataTable, Nothing, Panel, useMoments, type Column } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import type { FeedRun } from './feed-detail.js';

/** Polls of the feed, newest first, whatever their outcome. */
export function FeedRuns({ runs }: { runs: readonly FeedRun[] }) {
  const { t, formats } = useWords();
  const moments = useMoments();
  const column = (key: string, more: Omit<Column<FeedRun>, 'key' | 'title'>): Column<FeedRun> => ({ key, title: t(`feeds.run.${key}`), ...more });
  const columns = [
    column('started', { cell: (run) => <time>{moments.at(run.startedAt)}</time> }),
    column('took', { numeric: true, cell: (run) => t('feeds.milliseconds', { n: formats.number(run.latencyMs / 1000, 2) }) }),
    column('readings', { numeric: true, cell: (run) => formats.number(run.readings, 0) }),
    column('rejected', { numeric: true, cell: (run) => formats.number(run.rejected, 0) }),
    column('outcome', {
      cell: (run) => (
        <div className="feed-fault">
          <b>{t(`outcome.${run.outcome}`)}</b>
          {run.fault && <span>{run.fault}</span>}
        </div>
      ),
    }),
  ];
  return (
    <Panel title={t('feeds.runs')} aside={String(runs.length)}>
      {runs.length > 0 ? <DataTable label={t('feeds.runs')} columns={columns} rows={runs} rowKey={(run) => run.id} rowState={(run) => run.outcome} /> : <Nothing>{t('feeds.runsNone')}</Nothing>}
    </Panel>
  );
}
