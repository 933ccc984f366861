import { useEachSecond, useOpenEvents } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { useSearchParams } from 'react-router';
import { BackBar } from './back-bar.js';
import { useSituation } from './use-situation.js';
import { keyOf as keyOfWaiting, NothingWaits, useWaiting, WaitingRow } from './waiting-list.js';
import { overdueOf } from './wrong.js';
import { EventRow, keyOf, NothingWrong, WrongRow } from './wrong-list.js';

/** All that is wrong and all that waits, without the first page's bounds; with `?overdue=<component>` what is overdue there. */
export function WrongPage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const component = search.get('overdue');
  return (
    <main className="brief-page">
      <BackBar title={t(component ? 'brief.overdueTitle' : 'brief.wrong.all')} />
      {component ? <Overdue component={component} /> : <Everything />}
    </main>
  );
}

function Everything() {
  const { t } = useWords();
  const { wrong, known } = useSituation();
  const waiting = useWaiting();
  return (
    <div className="brief-lists">
      <section className="brief-part" data-part="wrong">
        <h2>
          {t('brief.wrong.title')}
          <span>{known ? wrong.length : ''}</span>
        </h2>
        {wrong.map((item) => (
          <WrongRow key={keyOf(item)} item={item} />
        ))}
        {wrong.length === 0 && <NothingWrong known={known} />}
      </section>
      <section className="brief-part" id="waiting" data-part="waiting">
        <h2>
          {t('brief.wait.title')}
          <span>{waiting?.length ?? ''}</span>
        </h2>
        {waiting?.map((item) => (
          <WaitingRow key={keyOfWaiting(item)} item={item} />
        ))}
        <NothingWaits items={waiting} />
      </section>
    </div>
  );
}

function Overdue({ component }: { component: string }) {
  const { list } = useOpenEvents();
  const minute = useEachSecond((now) => Math.floor(now / 60_000) * 60_000);
  const late = overdueOf(list, minute).filter((event) => event.component === component);
  return (
    <section className="brief-part brief-one" data-part="overdue">
      {late.map((event) => (
        <EventRow key={event.id} event={event} count={1} />
      ))}
    </section>
  );
}
