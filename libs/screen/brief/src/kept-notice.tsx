import { useEachSecond, useLink } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { momentText } from './moment-text.js';

const tryingMs = 3000;

/** Without a connection the page says of when it is, and how long ago that was; ages of its figures count on. */
export function KeptNotice({ keptAt }: { keptAt: number | null }) {
  const words = useWords();
  const { timeZone } = useProvince().province;
  const link = useLink();
  const asOf = link.status === 'down' ? link.since : keptAt;
  // The first moments of a connection are no loss of it.
  const isTrying = useEachSecond((now) => link.status === 'connecting' && now - link.since < tryingMs);
  const time = useEachSecond((now) => (asOf === null ? '' : momentText(asOf, { now, words, timeZone })));
  const age = useEachSecond((now) => (asOf === null ? '' : words.age(now - asOf)));
  if (link.status === 'up' || asOf === null) return null;
  return (
    <p className="brief-kept" role="status" data-kept-since={asOf}>
      <i className="hatch-mark" aria-hidden="true" />
      {words.t(isTrying ? 'brief.keptTrying' : 'brief.kept', { time, age })}
    </p>
  );
}
