import { AgeCell, Button, csvText, DataTable, Nothing, Panel, saveFile, SearchField, StateMark, useAddress, useMoments, type Column } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { Link } from 'react-router';
import { isShown, stateFilters, urgency, useFeedRows, type FeedRow, type StateFilter } from './feed-rows.js';
import { FeedOutcome } from './feed-outcome.js';
import './feeds.css';

/** Every feed: how it stands against its own schedule, and what its last poll said. */
export function FeedsPage() {
  const { t } = useWords();
  const [question] = useAddress('q');
  const [state] = useAddress('state');
  const rows = useFeedRows();
  const columns = useFeedColumns();
  const shown = rows.filter((row) => isShown(row, question, (state || 'all') as StateFilter));
  return (
    <Panel
      page
      title={t('feeds.title')}
      aside={
        <>
          <span>{t('feeds.count', { n: shown.length })}</span>
          <Button onClick={() => saveRows(shown, columns)}>{t('feeds.export')}</Button>
        </>
      }
    >
      <Filters rows={rows} />
      {shown.length > 0 ? (
        <DataTable label={t('feeds.title')} columns={columns} rows={shown} rowKey={(row) => row.feed.id} initialSort="state" rowState={(row) => row.freshness} />
      ) : (
        <Nothing>{t(rows.length > 0 ? 'feeds.none' : 'feeds.waiting')}</Nothing>
      )}
    </Panel>
  );
}

function Filters({ rows }: { rows: readonly FeedRow[] }) {
  const { t } = useWords();
  const [state, putState] = useAddress('state');
  const chosen = state || 'all';
  const countOf = (state: StateFilter) => rows.filter((row) => isShown(row, '', state)).length;
  const offered = stateFilters.filter((state) => state === 'all' || state === chosen || countOf(state) > 0);
  return (
    <div className="toolbar">
      <SearchField label={t('feeds.find')} />
      <fieldset className="choices" aria-label={t('feeds.stateFilter')}>
        {offered.map((state) => (
          <button key={state} type="button" aria-pressed={chosen === state} onClick={() => putState(state === 'all' ? '' : state)}>
            {`${nameOf(state)} ${countOf(state)}`}
          </button>
        ))}
      </fieldset>
    </div>
  );

  function nameOf(state: StateFilter): string {
    if (state === 'all' || state === 'refused') return t(`feeds.${state}`);
    return t(`state.${state}`);
  }
}

interface FeedColumn extends Column<FeedRow> {
  /** The cell as text, for a file. */
  text: (row: FeedRow) => string | number | null;
}

function useFeedColumns(): FeedColumn[] {
  const words = useWords();
  const moments = useMoments();
  const { t, formats } = words;
  const column = (key: string, more: Omit<FeedColumn, 'key' | 'title'>): FeedColumn => ({ key, title: t(`feeds.col.${key}`), ...more });
  return [
    column('state', { sortBy: urgency, text: (row) => t(`state.${row.freshness}`), cell: (row) => <StateMark state={row.freshness} /> }),
    column('name', { sortBy: (row) => row.name, text: (row) => row.name, cell: (row) => <FeedLink row={row} /> }),
    column('component', { wide: true, sortBy: (row) => row.component, text: (row) => row.component, cell: (row) => row.component }),
    column('organisation', { sortBy: (row) => row.organisation, text: (row) => row.organisation, cell: (row) => row.organisation }),
    column('kind', { wide: true, sortBy: (row) => row.feed.kind, text: (row) => row.feed.kind, cell: (row) => row.feed.kind }),
    column('cadence', { numeric: true, sortBy: (row) => row.feed.everyMs, text: (row) => words.age(row.feed.everyMs), cell: (row) => words.age(row.feed.everyMs) }),
    column('lastRun', { numeric: true, wide: true, sortBy: (row) => row.feed.lastRunAt, text: (row) => lastRun(row), cell: (row) => lastRun(row) }),
    column('age', {
      numeric: true,
      // The youngest was heard last.
      sortBy: (row) => (row.feed.lastHeardAt === null ? null : -row.feed.lastHeardAt),
      text: (row) => (row.feed.lastHeardAt === null ? null : moments.at(row.feed.lastHeardAt)),
      cell: (row) => <AgeCell from={row.feed.lastHeardAt} staleAt={row.feed.staleAt} freshness={row.freshness} />,
    }),
    column('readings', { numeric: true, sortBy: (row) => row.feed.readings, text: (row) => row.feed.readings, cell: (row) => formats.number(row.feed.readings, 0) }),
    column('rejected', { numeric: true, sortBy: (row) => row.feed.rejected, text: (row) => row.feed.rejected, cell: (row) => count(row.feed.rejected) }),
    column('latency', { numeric: true, wide: true, sortBy: (row) => row.feed.latencyMs, text: (row) => row.feed.latencyMs, cell: (row) => latency(row.feed.latencyMs) }),
    column('outcome', {
      sortBy: (row) => (row.refused ? 0 : 1),
      text: ({ feed }) => `${t(`outcome.${feed.outcome ?? 'none'}`)}${feed.fault ? `: ${feed.fault}` : ''}`,
      cell: (row) => <FeedOutcome feed={row.feed} />,
    }),
  ];

  function lastRun({ feed }: FeedRow): string {
    return feed.lastRunAt === null ? '–' : moments.at(feed.lastRunAt);
  }

  function count(n: number) {
    return n > 0 ? <b>{formats.number(n, 0)}</b> : '0';
  }

  function latency(ms: number | null): string {
    return ms === null ? '–' : t('feeds.seconds', { n: formats.number(ms / 1000, ms < 10_000 ? 2 : 1) });
  }
}

function FeedLink({ row }: { row: FeedRow }) {
  return (
    <Link to={`/desk/feeds/${row.feed.id}`}>
      <b>{row.name}</b>
    </Link>
  );
}

function saveRows(rows: readonly FeedRow[], columns: readonly FeedColumn[]): void {
  const table = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row)))];
  saveFile('nguon-du-lieu.csv', new Blob([csvText(table)], { type: 'text/csv' }));
}
