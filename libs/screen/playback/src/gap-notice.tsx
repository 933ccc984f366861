import type { PlaybackGap } from '@ioc/contracts';
import { useProvince, useWords } from '@ioc/screen-ui';

/** In place of the picture: nothing is known of what stood there. */
export function GapNotice({ gap: { from, to } }: { gap: PlaybackGap }) {
  const { t, formats } = useWords();
  const { timeZone } = useProvince().province;
  const text = (ms: number | null) => (ms === null ? '' : `${formats.clock(ms, timeZone)} ${formats.date(ms, timeZone)}`);
  const key = from !== null && to !== null ? 'gapFromTo' : from !== null ? 'gapFrom' : 'gapTo';
  return (
    <div className="playback-gap" data-gap="">
      <b>{t('playback.gap')}</b>
      <span>{t(`playback.${key}`, { from: text(from), to: text(to) })}</span>
    </div>
  );
}
