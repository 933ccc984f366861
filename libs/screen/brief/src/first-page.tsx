import { useWords } from '@ioc/screen-ui';
import { ChangedList } from './changed-list.js';
import './first-page.css';
import { LeadLine } from './lead-line.js';
import { Tiles } from './tiles.js';
import { useSettled } from './use-settled.js';
import { useSituation } from './use-situation.js';
import { decisionsIn } from './waiting.js';
import { useWaiting, WaitingList } from './waiting-list.js';
import { WrongList } from './wrong-list.js';

/** Five seconds between two meetings: what is wrong, what waits for me, what has changed, and how the seven parts stand. */
export function FirstPage() {
  const situation = useSituation();
  const waiting = useWaiting();
  const { t } = useWords();
  // Painted once, and not piece by piece: what moves under a thumb is tapped by mistake.
  if (!useSettled(situation.known)) return <main className="brief-settling">{t('brief.lead.unknown')}</main>;
  return (
    <main className="brief-first">
      <LeadLine situation={situation} decisions={waiting && decisionsIn(waiting)} />
      <section className="brief-columns">
        <WrongList situation={situation} />
        <WaitingList items={waiting} />
        <ChangedList />
      </section>
      <Tiles situation={situation} />
    </main>
  );
}
