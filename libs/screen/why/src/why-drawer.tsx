import { Drawer } from '@ioc/screen-furniture';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { askedText, readTrail, withTrail, type Asked } from './asked.js';
import { WhyPane } from './why-pane.js';

/**
 * "Vì sao con số này?": open while the address asks; each operand opens the same drawer, with the way back above.
 * @param more what a screen has besides of the number that is open
 */
export function WhyDrawer({ more }: { more?: (asked: Asked, name: string) => ReactNode }) {
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
      {more && <p className="why-more">{more(asked, nameOf(asked))}</p>}
      <WhyPane key={askedText(asked)} asked={asked} trail={trail} />
    </Drawer>
  );
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
