import type { Bilingual } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';
import { useMoments } from './moments.js';

/** What was said or done: by a person, or by the centre itself where nobody is named. */
interface Said {
  number: number;
  /** Epoch milliseconds. */
  at: number;
  by: string | null;
  said: Bilingual;
  kind?: string;
}

/** What was said and done about a matter, in the order that it is given. */
export function SaidList({ entries, className }: { entries: readonly Said[]; className: string }) {
  const { pick } = useWords();
  const moments = useMoments();
  return (
    <ol className={className}>
      {entries.map(({ number, at, by, said, kind }) => (
        <li key={number} data-kind={kind}>
          <time>{moments.at(at)}</time>
          <span>
            {by && <b>{by}: </b>}
            {pick(said)}
          </span>
        </li>
      ))}
    </ol>
  );
}
