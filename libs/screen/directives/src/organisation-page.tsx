import type { DirectiveAnswer, Topic } from '@ioc/contracts';
import { Loading, MyNameButton, Nothing, useAddress } from '@ioc/screen-furniture';
import { useDirectives, useDrills, useEachSecond, useLink, useTopics } from '@ioc/screen-live';
import { DrillBar, useProvince, useWords } from '@ioc/screen-ui';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { GivenDirective } from './given-directive.js';
import './directives.css';
import './organisation.css';
import { inOrder, isOverdue } from './order.js';

const topics: readonly Topic[] = ['directives', 'drills'];

/** What one organisation was given to do, on its own page: to receive, to work on, to prove and to report. */
export function OrganisationPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const info = useProvince();
  useTopics(topics);
  const { status } = useLink();
  const drills = useDrills();
  const organisation = info.organisations.find((one) => one.id === id);
  const title = organisation?.name ?? t('directives.noOrganisation');
  useDeskType(title);
  return (
    <div className="organisation" data-link={status}>
      <DrillBar drills={drills} />
      <header>
        <div>
          <h1>{title}</h1>
          <p>{t('directives.givenBy', { centre: info.province.centreName })}</p>
        </div>
        <MyNameButton words="directives" />
      </header>
      {info.simulated && (
        <p className="organisation-simulated" data-simulated="">
          {t('header.simulated')}
        </p>
      )}
      {status === 'down' && <p className="notice notice-trouble">{t('directives.linkDown')}</p>}
      <main>{organisation ? <Given organisation={id} name={organisation.name} /> : <Nothing>{t('directives.noOrganisation')}</Nothing>}</main>
    </div>
  );
}

/** Sizes and colours of the desk, on a screen of any width. */
function useDeskType(title: string): void {
  useEffect(() => {
    document.documentElement.dataset['screen'] = 'desk';
    document.documentElement.dataset['theme'] = 'light';
    return () => {
      delete document.documentElement.dataset['screen'];
      delete document.documentElement.dataset['theme'];
    };
  }, []);
  useEffect(() => void (document.title = title), [title]);
}

/** Nobody outside reads a draft, or what can still be taken back. */
const isGiven = ({ state }: DirectiveAnswer) => state !== 'draft' && state !== 'approved';

function Given({ organisation, name }: { organisation: string; name: string }) {
  const { t } = useWords();
  const all = useDirectives();
  const [chosen, choose] = useAddress('id');
  const own = (all ?? []).filter((one) => one.organisation === organisation && isGiven(one));
  const order = useEachSecond((now) => inOrder(own, now).map(({ id }) => id).join(' '));
  const late = useEachSecond((now) => own.filter((one) => isOverdue(one, now)).length);
  if (!all) return <Loading />;
  if (own.length === 0) return <Nothing>{t('directives.noneGiven')}</Nothing>;
  const byId = new Map(own.map((one) => [one.id, one]));
  return (
    <>
      <p className="organisation-count">{t(late > 0 ? 'directives.givenLate' : 'directives.given', { n: own.length, late })}</p>
      {order.split(' ').flatMap((id) => {
        const directive = byId.get(id);
        return directive ? [<GivenDirective key={id} directive={directive} otherwise={name} isOpen={id === chosen} onToggle={() => choose(id === chosen ? '' : id)} />] : [];
      })}
    </>
  );
}
