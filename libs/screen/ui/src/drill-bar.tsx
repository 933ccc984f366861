import type { DrillAnswer } from '@ioc/contracts';
import './drill.css';
import { useProvince } from './province.js';
import { useWords } from './words.js';

/** Stands on every screen while a drill runs or is being closed: what it is, and since when. */
export function DrillBar({ drills }: { drills: readonly DrillAnswer[] }) {
  const { t, pick, formats } = useWords();
  const { timeZone } = useProvince().province;
  const [drill] = drills;
  if (!drill) return null;
  const { id, script, state, startedAt } = drill;
  return (
    <div className="drill-bar" role="status" data-drill={id} data-state={state}>
      <b>{t('drill.mark')}</b>
      <span>{pick(script.name)}</span>
      <em>{[id, t(state === 'running' ? 'drill.since' : 'drill.closing', { time: formats.time(startedAt, timeZone) }), t('drill.notSo')].join(' · ')}</em>
    </div>
  );
}
