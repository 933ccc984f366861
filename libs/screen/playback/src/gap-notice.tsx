import type { PlaybackGap } from '@ioc/contracts';
import { useProvince, useWords } from '@ioc/screen-ui';

/** In place of the picture: nothing is known of what stood there. */
export function GapNotice({ gap: { from, to } }: { gap: PlaybackGap }) {
  const { t, formats } = useWords();
  const { timeZone } = useProvince().province;
  const text = (ms: number | null) => (ms === null ? '' : `${formats.clock(ms, timeZone)} ${formats.date(ms, timeZone)}`);
  return (
    <div className="playback-gap" data-gap="">
      <b>{t('playback.gap')}</b>
      <span>{t(`playback.${keyOf({ from, to })}`, { from: text(from), to: text(to) })}</span>
    </div>
  );
}

function keyOf({ from, to }: PlaybackGap): string {
  if (from === null) return to === null ? 'gapAll' : 'gapTo';
  return to === null ? 'gapFrom' : 'gapFromTo';
}
