import type { ScoreRow, ScoreWord } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';
import { Link, useLocation } from 'react-router';
import { shareGround, shareText } from './score-text.js';

export const scoreWords: readonly ScoreWord[] = ['accurate', 'complete', 'clean', 'live'];
const unitOf = { accurate: 'records', clean: 'records', complete: 'cells', live: 'time' } as const;

/** One of the four shares of a row, what it rests on, and the way to that. */
export function ScoreCell({ row, word }: { row: ScoreRow; word: ScoreWord }) {
  const words = useWords();
  const share = row.figures[word];
  const way = useWay(row, word);
  return (
    <div className="score-cell" data-score={`${row.id} ${word}`} data-share={share.value ?? ''}>
      <Link to={way} aria-label={words.t('scorecard.open', { share: shareText(share.value, words), word: words.t(`scorecard.${word}`), name: words.pick(row.name) })}>
        <b>{shareText(share.value, words)}</b>
      </Link>
      <span className="score-bar" aria-hidden="true">
        <i style={{ inlineSize: `${(share.value ?? 0) * 100}%` }} />
      </span>
      <small>{shareGround(share, words, unitOf[word])}</small>
    </div>
  );
}

/** A feed's share opens its records, that of an agency or a component the feeds that make it. */
function useWay({ id, organisation, component }: ScoreRow, word: ScoreWord): string {
  const search = new URLSearchParams(useLocation().search);
  if (organisation !== undefined && component !== undefined) search.set('records', `${id}~${word}`);
  else {
    search.set('by', 'feeds');
    search.set('of', id);
  }
  return `?${search}`;
}
