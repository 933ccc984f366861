import type { IndicatorInfo } from '@ioc/contracts';
import { AgeCell, Loading, matches, nearness, StateMark, Trouble, useAddress } from '@ioc/screen-furniture';
import { freshnessOf, useEachSecond, useSeries } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { FitText, useProvince, useWords } from '@ioc/screen-ui';
import { useDeferredValue, useMemo } from 'react';
import { Link } from 'react-router';
import { BackBar } from './back-bar.js';
import { figureValue } from './figure-value.js';
import './find.css';

/** Rows that a thumb goes through; who wants another one types a word more. */
const most = 40;

/** Any figure by its name, agency or component, without accents: the way to a number that is not wrong and has not changed. */
export function FindPage() {
  const { t } = useWords();
  const { data, error, refetch } = useIndicators();
  const [asked, put] = useAddress('q');
  const question = useDeferredValue(asked);
  const found = useFound(data, question);
  const left = found.length - most;
  return (
    <main className="brief-page brief-find">
      <BackBar title={t('brief.find.title')}>
        <input type="search" aria-label={t('brief.find.title')} placeholder={t('brief.find.hint')} value={asked} onChange={({ target }) => put(target.value)} autoFocus />
      </BackBar>
      <section className="brief-part brief-one" data-part="found">
        {error && <Trouble error={error} retry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {found.slice(0, most).map(({ indicator, owner }) => (
          <Found key={indicator.id} indicator={indicator} owner={owner} />
        ))}
        {left > 0 && <p className="brief-nothing">{t('brief.find.more', { n: left })}</p>}
        {data && found.length === 0 && <p className="brief-nothing">{t('brief.find.none', { question })}</p>}
      </section>
    </main>
  );
}

interface FoundIndicator {
  indicator: IndicatorInfo;
  /** Whose figure it is, in short. */
  owner: string;
}

/** Nearest name first. */
function useFound(indicators: ReadonlyMap<string, IndicatorInfo> | undefined, question: string): FoundIndicator[] {
  const { pick } = useWords();
  const { components, organisations } = useProvince();
  const known = useMemo(
    () =>
      [...(indicators?.values() ?? [])].map((indicator) => {
        const organisation = organisations.find(({ id }) => id === indicator.source);
        const component = components.find(({ id }) => id === indicator.component);
        const words = [indicator.id, indicator.name.vi, indicator.name.en, indicator.shortName?.vi, component?.name.vi, component?.name.en, organisation?.name, organisation?.shortName];
        return { indicator, owner: organisation?.shortName ?? organisation?.name ?? indicator.source, words: words.join(' ') };
      }),
    [indicators, components, organisations],
  );
  return useMemo(() => known.filter(({ words }) => matches(words, question)).sort((a, b) => nearness(pick(a.indicator.name), question) - nearness(pick(b.indicator.name), question)), [known, question, pick]);
}

function Found({ indicator, owner }: FoundIndicator) {
  const words = useWords();
  const view = useSeries(indicator.id, useProvince().province.area);
  const freshness = useEachSecond((now) => freshnessOf(view, now));
  return (
    <Link className="brief-found" to={`/brief/indicator/${indicator.id}`} data-found={indicator.id} data-freshness={freshness}>
      <span className="brief-row-text">
        <FitText className="brief-row-title" text={words.pick(indicator.name)} from={92} lines={2} />
        <FitText className="brief-row-detail" text={owner} from={92} />
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
