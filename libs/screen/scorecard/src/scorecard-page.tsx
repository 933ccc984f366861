import { ScorePeriod, type Scorecard, type ScoreRow } from '@ioc/contracts';
import { Button, csvText, Loading, Nothing, Panel, periodText, saveFile, Trouble, useAddress, useMoments } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { ScoreDefinitions } from './score-definitions.js';
import { kindOf, periodKinds, periodOf, stepped } from './score-period.js';
import { useScorecard } from './score-query.js';
import { ScoreRecordsDrawer } from './score-records.js';
import { ScoreTable, useScoreColumns } from './score-table.js';
import { shareText } from './score-text.js';
import './scorecard.css';

const tables = ['organisations', 'components', 'feeds'] as const;
type Table = (typeof tables)[number];

/** Đúng, đủ, sạch, sống: how good the departments' data were in a week, a month or a quarter. */
export function ScorecardPage() {
  const { t } = useWords();
  const [period] = usePeriod();
  const { data, error, refetch } = useScorecard(period);
  return (
    <>
      <Panel page title={t('scorecard.title')} aside={data && <Aside card={data} />}>
        <Choices />
        {error && <Trouble error={error} retry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data && <League card={data} />}
      </Panel>
      {data && <ScoreDefinitions definitions={data.definitions} />}
      <ScoreRecordsDrawer period={period} nameOf={(feed) => data?.feeds.find(({ id }) => id === feed)?.name} />
    </>
  );
}

function League({ card }: { card: Scorecard }) {
  const { t, pick } = useWords();
  const [table] = useTable();
  const [of, putOf] = useAddress('of');
  const rows = rowsOf(card, table, of);
  const whose = [...card.organisations, ...card.components].find(({ id }) => id === of);
  return (
    <>
      {table === 'feeds' && whose && (
        <p className="score-filter">
          {t('scorecard.onlyOf', { name: pick(whose.name) })} <Button onClick={() => putOf('')}>{t('scorecard.all')}</Button>
        </p>
      )}
      {rows.length > 0 ? <ScoreTable rows={rows} label={t(`scorecard.${table}`)} letters={table === 'organisations' ? card.period : undefined} /> : <Nothing>{t('scorecard.none')}</Nothing>}
    </>
  );
}

function Aside({ card }: { card: Scorecard }) {
  const words = useWords();
  const { t } = words;
  const [table] = useTable();
  const [of] = useAddress('of');
  const columns = useScoreColumns();
  const moments = useMoments();
  const counted = Date.parse(card.until) - Date.parse(card.from);
  const watched = counted > 0 ? card.watchedMs / counted : null;
  const save = () => {
    const rows = [columns.map(({ title }) => title), ...rowsOf(card, table, of).map((row) => columns.map(({ plain }) => plain(row)))];
    saveFile(`the-diem-${card.period}-${table}.csv`, new Blob([csvText(rows)], { type: 'text/csv' }));
  };
  return (
    <>
      <span>{t(card.until === card.to ? 'scorecard.whole' : 'scorecard.running', { moment: moments.at(card.until) })}</span>
      <span>{t('scorecard.watchedShare', { share: shareText(watched, words) })}</span>
      <Button onClick={save}>{t('feeds.export')}</Button>
    </>
  );
}

function Choices() {
  const words = useWords();
  const { t } = words;
  const [period, put] = usePeriod();
  const [table, putTable] = useTable();
  const today = useToday();
  return (
    <div className="toolbar">
      <fieldset className="choices" aria-label={t('scorecard.period')}>
        {periodKinds.map((kind) => (
          <button key={kind} type="button" aria-pressed={kindOf(period) === kind} onClick={() => put(periodOf(today, kind))}>
            {t(`scorecard.${kind}`)}
          </button>
        ))}
      </fieldset>
      <div className="score-step">
        <Button onClick={() => put(stepped(period, -1))}>{t('scorecard.before')}</Button>
        <b data-period={period}>{periodText(period, period, words)}</b>
        <Button onClick={() => put(stepped(period, 1))} disabled={period === periodOf(today, kindOf(period))}>
          {t('scorecard.after')}
        </Button>
      </div>
      <fieldset className="choices" aria-label={t('scorecard.by')}>
        {tables.map((one) => (
          <button key={one} type="button" aria-pressed={table === one} onClick={() => putTable(one)}>
            {t(`scorecard.${one}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function rowsOf(card: Scorecard, table: Table, of: string): readonly ScoreRow[] {
  const rows = card[table];
  return table === 'feeds' && of ? rows.filter(({ organisation, component }) => organisation === of || component === of) : rows;
}

/** The chosen period, the running month until one is chosen. */
function usePeriod(): [string, (period: string) => void] {
  const [asked, put] = useAddress('period');
  const month = periodOf(useToday(), 'month');
  return [ScorePeriod.safeParse(asked).data ?? month, put];
}

function useTable(): [Table, (table: Table) => void] {
  const [asked, put] = useAddress('by');
  return [tables.find((table) => table === asked) ?? 'organisations', put];
}

/** `2026-11-26`, by the province's calendar. */
function useToday(): string {
  const { timeZone } = useProvince().province;
  const { formats } = useWords();
  return useEachSecond((now) => formats.date(now, timeZone).split('/').reverse().join('-'));
}
