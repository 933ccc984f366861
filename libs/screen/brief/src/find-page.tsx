import { AgeCell, foundRows, indicatorRows, Loading, StateMark, Trouble, useAddress, type IndicatorRow } from '@ioc/screen-furniture';
import { freshnessOf, useEachSecond, useSeries } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { FitText, useProvince, useWords } from '@ioc/screen-ui';
import { useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { BackBar } from './back-bar.js';
import { figureValue } from './figure-value.js';
import './find.css';

/** Rows that a thumb goes through; who wants another one types a word more. */
const most = 40;

/** Any figure by its name, agency or component, without accents: the way to a number that is not wrong and has not changed. */
export function FindPage() {
  const words = useWords();
  const { t } = words;
  const info = useProvince();
  const { data, error, refetch } = useIndicators();
  const [asked, put] = useAddress('q');
  // Typing is quicker than an address: the field holds its own text.
  const [text, setText] = useState(asked);
  const question = useDeferredValue(text);
  const ask = (next: string) => {
    setText(next);
    put(next);
  };
  const rows = useMemo(() => indicatorRows(data?.values() ?? [], info, words), [data, info, words]);
  const found = useMemo(() => foundRows(rows, question), [rows, question]);
  const left = found.length - most;
  return (
    <main className="brief-page brief-find">
      <BackBar title={t('brief.find.title')}>
        <input type="search" aria-label={t('brief.find.title')} placeholder={t('brief.find.hint')} value={text} onChange={({ target }) => ask(target.value)} autoFocus />
      </BackBar>
      <section className="brief-part brief-one" data-part="found">
        {error && <Trouble error={error} retry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {found.slice(0, most).map((row) => (
          <Found key={row.indicator.id} row={row} />
        ))}
        {left > 0 && <p className="brief-nothing">{t('brief.find.more', { n: left })}</p>}
        {data && found.length === 0 && <p className="brief-nothing">{t('brief.find.none', { question })}</p>}
      </section>
    </main>
  );
}

function Found({ row: { indicator, organisation, name } }: { row: IndicatorRow }) {
  const words = useWords();
  const view = useSeries(indicator.id, useProvince().province.area);
  const freshness = useEachSecond((now) => freshnessOf(view, now));
  return (
    <Link className="brief-found" to={`/brief/indicator/${indicator.id}`} data-found={indicator.id} data-freshness={freshness}>
      <span className="brief-row-text">
        <FitText className="brief-row-title" text={name} from={92} lines={2} />
        <FitText className="brief-row-detail" text={organisation} from={92} />
      </span>
      {view && view.value !== null ? (
        <>
          <b>{figureValue(indicator, view, words)}</b>
          <AgeCell from={view.ageFrom} staleAt={view.staleAt} freshness={freshness} />
        </>
      ) : (
        <StateMark state="missing" />
      )}
    </Link>
  );
}
