import { useShortcut } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import type { OrderTerms } from './use-wall-orders.js';

/** How long an order stands, seconds; null: until it is taken back. */
const lengths = [null, 600, 1800, 3600] as const;
type Length = (typeof lengths)[number];
/** What is held without a time is held for so long: nobody wants a wall that stands still for ever. */
const defaultHoldS = 600;

/** How long, and against whom, an order stands. */
export interface Terms {
  length: Length;
  firm: boolean;
  given: OrderTerms;
  holdS: number;
  /** "10 phút" */
  said: (seconds: number) => string;
  /** The same as it stands under the button. */
  lasting: string;
  setLength: (length: Length) => void;
  setFirm: (firm: boolean) => void;
}

export function useTerms(): Terms {
  const { t } = useWords();
  const [length, setLength] = useState<Length>(null);
  const [firm, setFirm] = useState(false);
  const said = (seconds: number) => (seconds < 3600 ? t('walls.minutes', { n: seconds / 60 }) : t('walls.hours', { n: seconds / 3600 }));
  const lasting = length === null ? t('walls.untilBack') : t('walls.lasting', { time: said(length) });
  return { length, firm, given: { firm, ...(length !== null && { forS: length }) }, holdS: length ?? defaultHoldS, said, lasting, setLength, setFirm };
}

/** `t` goes to the next length, `k` changes whether events may take the wall over. */
export function TermChoices({ terms: { length, firm, said, setLength, setFirm } }: { terms: Terms }) {
  const { t } = useWords();
  useShortcut('t', t('walls.keys.term'), () => setLength(lengths[(lengths.indexOf(length) + 1) % lengths.length] ?? null));
  useShortcut('k', t('walls.keys.firm'), () => setFirm(!firm));
  return (
    <div className="order-terms">
      <div className="choices" role="group" aria-label={t('walls.term')}>
        <span>
          {t('walls.term')} <kbd>t</kbd>
        </span>
        {lengths.map((one) => (
          <button key={one} type="button" aria-pressed={one === length} onClick={() => setLength(one)}>
            {one === null ? t('walls.untilBack') : said(one)}
          </button>
        ))}
      </div>
      <div className="choices">
        <button type="button" aria-pressed={firm} onClick={() => setFirm(!firm)}>
          {t('walls.firm')} <kbd>k</kbd>
        </button>
      </div>
    </div>
  );
}
