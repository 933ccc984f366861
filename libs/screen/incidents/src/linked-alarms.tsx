import type { IncidentAnswer } from '@ioc/contracts';
import { useAlarms } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { Link } from 'react-router';
import { useAlarmTitles } from './alarm-titles.js';

/** The alarms of an incident and where they stand; those that stand still lead to their page. */
export function LinkedAlarms({ alarms }: Pick<IncidentAnswer, 'alarms'>) {
  const { t } = useWords();
  const standing = useAlarms().alarms;
  const titleOf = useAlarmTitles();
  return (
    <ul className="incident-alarms">
      {alarms.map(({ id, state }) => (
        <li key={id} data-alarm={id}>
          {standing.some((one) => one.id === id) ? <Link to={`/desk/alarms?${new URLSearchParams({ alarm: id })}`}>{titleOf(id)}</Link> : titleOf(id)} <small>{t(`alarms.state.${state}`)}</small>
        </li>
      ))}
    </ul>
  );
}
