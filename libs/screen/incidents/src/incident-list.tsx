import type { IncidentAnswer } from '@ioc/contracts';
import { useShortcut } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { areaName, DrillMark, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';

export interface IncidentListProps {
  incidents: readonly IncidentAnswer[];
  selected: string;
  onSelect: (id: string) => void;
}

/** Worst first; `j` and `k` walk. */
export function IncidentList({ incidents, selected, onSelect }: IncidentListProps) {
  const { t } = useWords();
  const step = (by: number) => {
    const at = incidents.findIndex(({ id }) => id === selected);
    const next = incidents[Math.min(Math.max(at + by, 0), incidents.length - 1)];
    if (next) onSelect(next.id);
  };
  useShortcut('j', t('incidents.next'), () => step(1));
  useShortcut('k', t('incidents.previous'), () => step(-1));
  return (
    <ul className="incident-list" aria-label={t('incidents.list')}>
      {incidents.map((incident) => (
        <li key={incident.id}>
          <button type="button" aria-pressed={incident.id === selected} data-incident={incident.id} onClick={() => onSelect(incident.id)}>
            <Line incident={incident} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Line({ incident: { id, severity, title, state, owner, place, openedAt, drill } }: { incident: IncidentAnswer }) {
  const { t, age } = useWords();
  const info = useProvince();
  const since = useEachSecond((now) => age(now - openedAt));
  const organisation = info.organisations.find((one) => one.id === owner?.organisation)?.shortName ?? owner?.organisation;
  return (
    <>
      <SeverityGlyph severity={severity} ring={state === 'open'} />
      <span className="incident-line">
        <b>{title}</b>
        <span>
          <DrillMark drill={drill} /> {id} · {t(`incidents.state.${state}`)} · {organisation ?? t('incidents.nobody')}
          {place && ` · ${areaName(info, place.area)}`}
        </span>
      </span>
      <span className="incident-age">{since}</span>
    </>
  );
}
