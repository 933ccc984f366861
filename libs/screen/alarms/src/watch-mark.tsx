import { isUnacknowledged } from '@ioc/contracts';
import { useAlarms, useEachSecond } from '@ioc/screen-live';
import { SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { Link } from 'react-router';
import './watch-mark.css';
import { useAlarmSound, type AlarmSound } from './use-alarm-sound.js';

/** Minutes of quiet that can be asked for. */
const quiet = [5, 15, 30] as const;

/** On every page of the desk: how many urgent and high alarms nobody has acknowledged, and whether they can be heard. */
export function WatchMark() {
  const { t, formats } = useWords();
  const { alarms, known } = useAlarms();
  const sound = useAlarmSound();
  const waiting = (priority: string) => alarms.filter((alarm) => alarm.priority === priority && isUnacknowledged(alarm)).length;
  const counts = ([[1, waiting('p1')], [2, waiting('p2')]] as const).map(([severity, count]) => ({ severity, count }));
  const said = counts.map(({ severity, count }) => `${t(`severity.${severity}`)} ${count}`).join(', ');
  return (
    <div className="watch">
      <Link to="/desk/alarms" className="watch-counts" title={t('alarms.waiting', { counts: said })}>
        {counts.map(({ severity, count }) => (
          <span key={severity} data-waiting={severity} data-count={known ? count : ''}>
            <span role="img" aria-label={t(`severity.${severity}`)}>
              <SeverityGlyph severity={severity} ring={count > 0} phase={count > 0 ? 'open' : 'shelved'} blank />
            </span>
            <b>{known ? formats.number(count, 0) : '…'}</b>
          </span>
        ))}
      </Link>
      <SoundMark sound={sound} />
    </div>
  );
}

function SoundMark({ sound }: { sound: AlarmSound }) {
  const { t, formats } = useWords();
  const { timeZone } = useProvince().province;
  const left = useEachSecond((now) => (sound.mutedUntil === null ? 0 : Math.ceil((sound.mutedUntil - now) / 60_000)));
  if (sound.isBlocked) {
    return (
      <button type="button" className="watch-silent" data-sound="blocked">
        {t('alarms.sound.blocked')}
      </button>
    );
  }
  if (sound.mutedUntil !== null) {
    return (
      <button type="button" className="watch-silent" data-sound="muted" onClick={sound.unmute} title={t('alarms.sound.unmute')}>
        {t('alarms.sound.muted', { time: formats.clock(sound.mutedUntil, timeZone).slice(0, 5), left: formats.number(left, 0) })}
      </button>
    );
  }
  return (
    <label className="watch-sound" data-sound="on">
      <select value="" aria-label={t('alarms.sound.mute')} onChange={({ target }) => sound.mute(Number(target.value))}>
        <option value="">{t('alarms.sound.on')}</option>
        {quiet.map((minutes) => (
          <option key={minutes} value={minutes}>{t('alarms.sound.muteFor', { minutes })}</option>
        ))}
      </select>
    </label>
  );
}
