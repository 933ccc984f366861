import { Drawer, Loading, Nothing, Trouble } from '@ioc/screen-furniture';
import { ProblemError, useIndicators } from '@ioc/screen-queries';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { askedText, readTrail, withTrail, type Asked } from './asked.js';
import './why.css';
import { WhyBody } from './why-body.js';
import { useWhy } from './why-query.js';

/** "Vì sao con số này?": open while the address asks; each operand opens the same drawer, with the way back above. */
export function WhyDrawer() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const nameOf = useAskedName();
  const trail = readTrail(search);
  const asked = trail.at(-1);
  if (!asked) return null;
  return (
    <Drawer
      title={nameOf(asked)}
      above={trail.length > 1 && <Trail trail={trail} />}
      onClose={() => void navigate({ search: withTrail(search, []).toString() })}
    >
      <Answer key={askedText(asked)} asked={asked} trail={trail} />
    </Drawer>
  );
}

function Answer({ asked, trail }: { asked: Asked; trail: readonly Asked[] }) {
  const { t } = useWords();
  const { data, error, refetch } = useWhy(asked);
  if (data) return <WhyBody answer={data} trail={trail} />;
  if (error instanceof ProblemError && error.status === 404) return <Nothing>{t('why.notYet')}</Nothing>;
  return error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />;
}

/** The numbers that led here, each one a step back. */
function Trail({ trail }: { trail: readonly Asked[] }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const nameOf = useAskedName();
  return (
    <nav className="why-trail" aria-label={t('why.trail')}>
      <ol>
        {trail.slice(0, -1).map((asked, index) => (
          <li key={index}>
            <Link to={{ search: withTrail(search, trail.slice(0, index + 1)).toString() }}>{nameOf(asked)}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function useAskedName(): (asked: Asked) => string {
  const words = useWords();
  const info = useProvince();
  const indicators = useIndicators().data;
  return ({ indicator, area, breakdown }) => {
    const known = indicators?.get(indicator);
    const parts = [known ? words.pick(known.name) : indicator, areaName(info, area) || area, breakdown];
    return parts.filter(Boolean).join(' · ');
  };
}
