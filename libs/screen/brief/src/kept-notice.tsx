import { useEachSecond, useLink, useLive } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { momentText } from './moment-text.js';

const tryingMs = 3000;

/**
 * Without a connection the page says of when it is, and how long ago that was; ages of its figures count on.
 * @param keptAt of when the page is that this one began with; null: it began with none
 */
export function KeptNotice({ keptAt }: { keptAt: number | null }) {
  const words = useWords();
  const { timeZone } = useProvince().province;
  const { clock } = useLive();
  const [openedAt] = useState(() => clock.now());
  const { status, since } = useLink();
  // The first moments of a page are no loss of its connection.
  const isTrying = useEachSecond((now) => since === keptAt && now - openedAt < tryingMs);
  const time = useEachSecond((now) => momentText(since, { now, words, timeZone }));
  const age = useEachSecond((now) => words.age(now - since));
  if (status !== 'down') return null;
  return (
    <p className="brief-kept" role="status" data-kept-since={since}>
      <i className="hatch-mark" aria-hidden="true" />
      {words.t(isTrying ? 'brief.keptTrying' : 'brief.kept', { time, age })}
    </p>
  );
}
