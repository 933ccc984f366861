import { createLive, LiveProvider, useAlarms, useEachSecond, useLink } from '@ioc/screen-live';
import { SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { useEffect, useRef, useState } from 'react';

/** A new critical alarm ends a playback after so long, seconds, unless somebody holds it. */
export const endsAfterS = 10;

export interface LiveChipProps {
  /** Seconds until the playback ends because of a new critical alarm; null while there is none. */
  endsInS: number | null;
  onCritical: () => void;
}

/** The one piece of a playback that is now: the time, and what is critical and seen by nobody. It has a link of its own. */
export function LiveChip(props: LiveChipProps) {
  const [live] = useState(() => createLive(['alarms']));
  return (
    <LiveProvider live={live}>
      <Chip {...props} />
    </LiveProvider>
  );
}

function Chip({ endsInS, onCritical }: LiveChipProps) {
  const { t, formats } = useWords();
  const { timeZone } = useProvince().province;
  const { alarms, known } = useAlarms();
  const isLost = useLink().status !== 'up';
  const time = useEachSecond((now) => formats.clock(now, timeZone));
  const critical = alarms.filter(({ priority, state }) => priority === 'p1' && state === 'unacknowledged').map(({ id }) => id);
  useNewOnes(known ? critical : null, onCritical);
  const said = critical.length > 0 ? t('playback.critical', { n: critical.length }) : t('playback.noCritical');
  return (
    <div className="live-chip" data-critical={critical.length} data-link={isLost ? 'down' : 'up'}>
      <SeverityGlyph severity={1} blank={critical.length === 0} ring={critical.length > 0} />
      <div>
        <b>{isLost ? t('playback.lost') : t('playback.live', { time })}</b>
        <span>{endsInS === null ? said : t('playback.newCritical', { n: endsInS })}</span>
      </div>
    </div>
  );
}

/** Tells of ids that were not there when it was first known. @param ids null: not known yet */
function useNewOnes(ids: readonly string[] | null, tell: () => void): void {
  const seen = useRef<Set<string> | null>(null);
  const said = ids?.join(' ');
  useEffect(() => {
    if (said === undefined) return;
    const now = said === '' ? [] : said.split(' ');
    const before = seen.current;
    seen.current = new Set([...(before ?? []), ...now]);
    if (before && now.some((id) => !before.has(id))) tell();
  }, [said, tell]);
}
