import type { ScoreRow } from '@ioc/contracts';
import { DataTable, type Column } from '@ioc/screen-furniture';
import { useWords, type Words } from '@ioc/screen-ui';
import { ScoreCell, scoreWords } from './score-cell.js';
import { countText, shareText } from './score-text.js';

export interface ScoreColumn extends Column<ScoreRow> {
  /** The cell for a file: whole figures, not rounded. */
  plain: (row: ScoreRow) => string | number | null;
}

/** @param letters period of the letters that remind a row's organisation; absent where rows are none */
export function ScoreTable({ rows, label, letters }: { rows: readonly ScoreRow[]; label: string; letters?: string | undefined }) {
  const columns = useScoreColumns();
  const letter = useLetterColumn(letters ?? '');
  return <DataTable label={label} columns={letters === undefined ? columns : [...columns, letter]} rows={rows} rowKey={({ id }) => id} initialSort="rank" />;
}

function useLetterColumn(period: string): Column<ScoreRow> {
  const { t, pick } = useWords();
  const address = (organisation: string) => `/api/v1/scorecard/letter?${new URLSearchParams({ period, organisation })}`;
  return {
    key: 'letter',
    title: t('scorecard.letter'),
    cell: ({ id, name }) => (
      <a className="button score-letter" href={address(id)} download aria-label={t('scorecard.letterTo', { name: pick(name) })}>
        DOCX
      </a>
    ),
  };
}

export function useScoreColumns(): ScoreColumn[] {
  const words = useWords();
  const { t, pick } = words;
  const column = (key: string, more: Omit<ScoreColumn, 'key' | 'title'>): ScoreColumn => ({ key, title: t(`scorecard.${key}`), ...more });
  return [
    column('rank', { numeric: true, sortBy: ({ rank }) => rank, plain: ({ rank }) => rank, cell: ({ rank }) => <b className="score-rank">{rank ?? '–'}</b> }),
    column('name', { sortBy: ({ name }) => pick(name), plain: ({ name }) => pick(name), cell: ({ name }) => <b>{pick(name)}</b> }),
    column('score', { numeric: true, sortBy: ({ score }) => score, plain: ({ score }) => score, cell: (row) => <ScoreOf row={row} words={words} /> }),
    ...scoreWords.map((word) =>
      column(word, { sortBy: ({ figures }) => figures[word].value, plain: ({ figures }) => figures[word].value, cell: (row) => <ScoreCell row={row} word={word} /> }),
    ),
    column('trouble', { wide: true, plain: (row) => troubles(row, words).join('; '), cell: (row) => <Troubles row={row} words={words} /> }),
  ];
}

function ScoreOf({ row, words }: { row: ScoreRow; words: Words }) {
  return (
    <b className="score-of" data-score={`${row.id} score`} data-share={row.score ?? ''}>
      {shareText(row.score, words)}
    </b>
  );
}

const counts = ['missing', 'late', 'refusals', 'duplicates', 'revisions', 'crossBreaches', 'drift', 'repairs'] as const;

/** What a department has to mend, in numbers; what is not counted is not said to be 0. */
function troubles({ figures }: ScoreRow, words: Words): string[] {
  const said = counts.filter((key) => (figures[key].value ?? 0) > 0).map((key) => words.t(`scorecard.count.${key}`, { n: countText(figures[key], words) }));
  const { value } = figures.latencyP95Ms;
  return value === null ? said : [...said, words.t('scorecard.count.latency', { n: words.formats.number(value / 1000, value < 10_000 ? 2 : 1) })];
}

function Troubles({ row, words }: { row: ScoreRow; words: Words }) {
  return (
    <ul className="score-troubles">
      {troubles(row, words).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
