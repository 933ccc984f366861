import type { IncidentAct, IncidentAnswer, IncidentDetail } from '@ioc/contracts';
import { Button, Fact, SaidList, useFaultText, useMoments, useMyName, useShortcut } from '@ioc/screen-furniture';
import { getJson, usePost } from '@ioc/screen-queries';
import { areaName, DrillMark, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ActForm } from './act-form.js';
import { actsIn } from './acts.js';
import { LinkedAlarms } from './linked-alarms.js';
import { RunPane } from './run-pane.js';

/** Farther off a picture shows something else than the incident. */
const reachKm = 5;

/** One incident: where it stands, what can be done, the procedures that run for it, everything said and done. */
export function IncidentPane({ incident, incidents }: { incident: IncidentAnswer; incidents: readonly IncidentAnswer[] }) {
  const { t } = useWords();
  return (
    <article className="incident-pane" aria-label={incident.title}>
      <header>
        <SeverityGlyph severity={incident.severity} ring={incident.state === 'open'} />
        <h2>
          <DrillMark drill={incident.drill} /> {incident.title}
        </h2>
      </header>
      {incident.description && <p>{incident.description}</p>}
      <Facts incident={incident} />
      <Acts incident={incident} incidents={incidents} />
      <RunPane incident={incident} />
      <h3>{t('incidents.timeline')}</h3>
      <Timeline incident={incident} />
    </article>
  );
}

function Facts({ incident: { id, state, since, owner, place, alarms, cause, lesson, mergedInto } }: { incident: IncidentAnswer }) {
  const { t } = useWords();
  const moments = useMoments();
  const info = useProvince();
  const organisation = info.organisations.find((one) => one.id === owner?.organisation)?.shortName;
  const where = place && [areaName(info, place.area), place.text].filter(Boolean).join(' · ');
  const more: [name: string, text: string | null][] = [
    ['place', where],
    ['cause', cause],
    ['lesson', lesson],
  ];
  return (
    <dl className="incident-facts">
      <Fact name={t('incidents.number')}>{id}</Fact>
      <Fact name={t('incidents.stands')}>
        {t(`incidents.state.${state}`)}, {moments.at(since)}
        {mergedInto && ` → ${mergedInto}`}
      </Fact>
      <Fact name={t('incidents.owner')}>{owner ? `${owner.person}, ${organisation}` : t('incidents.nobody')}</Fact>
      {alarms.length > 0 && (
        <Fact name={t('incidents.alarms')}>
          <LinkedAlarms alarms={alarms} />
        </Fact>
      )}
      {more.map(
        ([name, text]) =>
          text && (
            <Fact key={name} name={t(`incidents.${name}`)}>
              {text}
            </Fact>
          ),
      )}
    </dl>
  );
}

/** What can be done now; each act opens its few questions. `a` assigns, `c` comments, `g` gives an organisation something to do, `v` puts the nearest camera on the wall. */
function Acts({ incident, incidents }: { incident: IncidentAnswer; incidents: readonly IncidentAnswer[] }) {
  const { t, formats } = useWords();
  const [act, setAct] = useState<IncidentAct | null>(null);
  const [name] = useMyName();
  const order = usePost();
  const faultText = useFaultText();
  const navigate = useNavigate();
  const give = () => void navigate(`/desk/directives?${new URLSearchParams({ from: `incident~${incident.id}` })}`);
  const acts = actsIn[incident.state];
  useShortcut('a', t('incidents.act.assign'), () => acts.includes('assign') && setAct('assign'));
  useShortcut('c', t('incidents.act.comment'), () => setAct('comment'));
  useShortcut('g', t('directives.give'), give);
  const nearest = incident.cameras.find(({ km }) => km <= reachKm);
  const show = (camera: string) => order.mutate({ path: 'displays/all/order', body: { content: { scene: 'cameras', camera }, by: name || t('desk.name'), why: incident.title.slice(0, 200), forS: 900 } });
  useShortcut('v', t('incidents.nearestOnWall'), () => nearest && show(nearest.id));
  return (
    <>
      <p className="incident-acts">
        {acts.map((one) => (
          <Button key={one} data-act={one} aria-pressed={one === act} hotkey={one === 'assign' ? 'a' : one === 'comment' ? 'c' : undefined} onClick={() => setAct(one === act ? null : one)}>
            {t(`incidents.act.${one}`)}
          </Button>
        ))}
        <Button hotkey="g" data-act="give" onClick={give}>
          {t('directives.give')}
        </Button>
        {nearest && (
          <Button hotkey="v" onClick={() => show(nearest.id)}>
            {t('incidents.cameraOnWall', { camera: nearest.id.replace(/\D+/, ''), km: formats.number(nearest.km, 1) })}
          </Button>
        )}
      </p>
      {order.error && <p role="alert">{faultText(order.error)}</p>}
      {act && <ActForm key={act} {...{ act, incident, incidents }} onDone={() => setAct((now) => (now === act ? null : now))} />}
    </>
  );
}

function Timeline({ incident: { id, last } }: { incident: IncidentAnswer }) {
  const detail = useQuery({ queryKey: ['incident', id, last], queryFn: () => getJson<IncidentDetail>(`incidents/${id}`), placeholderData: (before) => before });
  return <SaidList className="incident-timeline" entries={detail.data?.timeline ?? []} />;
}
