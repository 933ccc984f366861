import type { Brief, BriefSentence } from '@ioc/contracts';
import { Button, Loading, Trouble } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { Link, useSearchParams } from 'react-router';
import { BackBar } from './back-bar.js';
import { useBrief } from './brief-query.js';
import { useEventAddress } from './event-address.js';
import { useFootOfPages } from './foot-of-pages.js';
import './morning.css';

const dayMs = 86_400_000;

/** The morning brief: at most ten sentences, each with the way to its number; the same page is what is printed. */
export function MorningPage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const { data, error, refetch } = useBrief({ at: search.get('at') ?? undefined });
  return (
    <main className="brief-page brief-morning">
      <BackBar title={t('brief.digest.title')}>
        {data && (
          <Link className="button" to={{ search: `${new URLSearchParams({ at: new Date(Date.parse(data.at) - dayMs).toISOString() })}` }}>
            {t('brief.digest.before')}
          </Link>
        )}
        <Button primary onClick={() => print()} disabled={!data}>
          {t('brief.digest.print')}
        </Button>
      </BackBar>
      {data ? <Sheet brief={data} /> : error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />}
    </main>
  );
}

function Sheet({ brief }: { brief: Brief }) {
  const { t, formats } = useWords();
  const { province } = useProvince();
  const moment = (iso: string) => t('brief.digest.moment', { time: formats.time(Date.parse(iso), province.timeZone), date: formats.date(Date.parse(iso), province.timeZone) });
  const issued = t('brief.digest.issued', { time: moment(brief.at), name: `${province.centreName}, ${province.name}` });
  useFootOfPages(issued);
  return (
    <article className="brief-sheet" data-brief-at={brief.at}>
      <header>
        <p>{`${province.name} · ${province.centreName}`}</p>
        <h2>{t('brief.digest.title')}</h2>
        <p>{t('brief.digest.span', { from: moment(brief.from), at: moment(brief.at) })}</p>
        {brief.simulated && <p className="brief-simulated">{t('header.simulated')}</p>}
      </header>
      {brief.sentences.length === 0 ? (
        <p>{t('brief.digest.none')}</p>
      ) : (
        <ol>
          {brief.sentences.map((sentence, nth) => (
            <Sentence key={nth} sentence={sentence} />
          ))}
        </ol>
      )}
      <footer>{issued}</footer>
    </article>
  );
}

function Sentence({ sentence }: { sentence: BriefSentence }) {
  const { pick } = useWords();
  const { rule, text, figure, event } = sentence;
  const eventTo = useEventAddress();
  const to = figure ? `/brief/indicator/${figure.indicator}?${new URLSearchParams({ area: figure.area })}` : event ? eventTo(event.id) : '/brief/wrong';
  return (
    <li>
      <Link className="brief-sentence" to={to} data-rule={rule} data-indicator={figure?.indicator} data-event={event?.id}>
        <span>{pick(text)}</span>
        <small>
          <Provenance sentence={sentence} />
        </small>
      </Link>
    </li>
  );
}

/** Whose number it is, how old, and what is doubtful about it. */
function Provenance({ sentence: { figure, event, source } }: { sentence: BriefSentence }) {
  const { t } = useWords();
  const isSimulated = (figure ?? event)?.provenance === 'simulated';
  return (
    <>
      {source && <span>{t('brief.digest.source', { name: source })}</span>}
      {figure && <SentenceAge from={figure.ageFrom} />}
      {figure?.freshness === 'stale' && <span className="brief-remark">{t('brief.digest.old')}</span>}
      {isSimulated && <span className="brief-remark brief-remark-simulated">{t('brief.digest.simulated')}</span>}
    </>
  );
}

function SentenceAge({ from }: { from: number }) {
  const { age, t } = useWords();
  const text = useEachSecond((now) => age(now - from));
  return <span>{t('brief.wrong.age', { age: text })}</span>;
}
