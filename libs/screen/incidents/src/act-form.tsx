import type { IncidentAct, IncidentAnswer } from '@ioc/contracts';
import { AskForm, useMyName, type AskedField } from '@ioc/screen-furniture';
import { usePost } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { useAlarmTitles } from './alarm-titles.js';

export interface ActFormProps {
  act: IncidentAct;
  incident: IncidentAnswer;
  /** Into which it may be merged. */
  incidents: readonly IncidentAnswer[];
  onDone: () => void;
}

const linesOf: Partial<Record<IncidentAct, readonly string[]>> = { resolve: ['how'], reopen: ['why'], close: ['cause', 'lesson'], comment: ['text'] };
const severities = ['1', '2', '3', '4'];

/** The few questions of one act. It names the last change that was seen here, so that nobody acts on what has become something else. */
export function ActForm({ act, incident, incidents, onDone }: ActFormProps) {
  const { t } = useWords();
  const [name] = useMyName();
  const [key] = useState(() => crypto.randomUUID());
  const post = usePost(onDone);
  const fields = useFields({ act, incident, incidents });
  const send = (values: Readonly<Record<string, string>>) => {
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
    post.mutate({ path: `incidents/${incident.id}/${act}`, body: { by: name || t('desk.name'), key, last: incident.last, ...bodyOf(act, filled) } });
  };
  return <AskForm focused label={t(`incidents.act.${act}`)} fields={fields} submit={t(`incidents.act.${act}`)} busy={post.isPending} error={post.error} onSubmit={send} onLeave={onDone} />;
}

function useFields({ act, incident, incidents }: Omit<ActFormProps, 'onDone'>): AskedField[] {
  const { t } = useWords();
  const { organisations } = useProvince();
  const titleOf = useAlarmTitles();
  const lines = (linesOf[act] ?? []).map((name): AskedField => ({ name, label: t(`incidents.${name}`), kind: 'lines', required: true }));
  if (lines.length > 0) return lines;
  const choice = (name: string, choices: AskedField['choices'], initial = ''): AskedField => ({ name, label: t(`incidents.${name}`), kind: 'choice', required: true, ...(choices && { choices }), initial });
  switch (act) {
    case 'assign':
      return [choice('organisation', organisations.map(({ id, shortName }) => ({ value: id, label: shortName })), incident.owner?.organisation), { name: 'person', label: t('incidents.person'), kind: 'line', required: true, initial: incident.owner?.person ?? '' }];
    case 'severity':
      return [choice('severity', severities.map((value) => ({ value, label: t(`incidents.severities.${value}`) })), String(incident.severity)), { name: 'why', label: t('incidents.why'), kind: 'line' }];
    case 'merge':
      return [choice('into', incidents.filter(({ id }) => id !== incident.id).map(({ id, title }) => ({ value: id, label: `${id} · ${title}` })))];
    case 'split':
      return [{ name: 'title', label: t('incidents.splitTitle'), kind: 'line', required: true }, choice('part', [...incident.alarms.map(({ id }) => ({ value: `alarms ${id}`, label: titleOf(id) })), ...incident.events.map((id) => ({ value: `events ${id}`, label: id }))])];
    default:
      return [];
  }
}

function bodyOf(act: IncidentAct, values: Readonly<Record<string, string>>): object {
  if (act === 'severity') return { ...values, severity: Number(values['severity']) };
  if (act !== 'split') return values;
  const [list = 'alarms', ...id] = (values['part'] ?? '').split(' ');
  return { title: values['title'], [list]: [id.join(' ')] };
}
