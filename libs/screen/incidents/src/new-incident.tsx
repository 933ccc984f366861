import type { IncidentAnswer } from '@ioc/contracts';
import { AskForm, useMyName, type AskedField } from '@ioc/screen-furniture';
import { useAlarms } from '@ioc/screen-live';
import { usePost } from '@ioc/screen-queries';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { useState } from 'react';

/** By hand, or from an alarm: then title, severity and place may stay empty and are the alarm's. */
export function NewIncident({ onOpened }: { onOpened: (incident: IncidentAnswer) => void }) {
  const { t, pick } = useWords();
  const info = useProvince();
  const { alarms, rules } = useAlarms();
  const [name] = useMyName();
  const [key] = useState(() => crypto.randomUUID());
  const post = usePost(onOpened);
  const named = (rule: string) => {
    const found = rules.find(({ id }) => id === rule)?.name;
    return found ? pick(found) : rule;
  };
  const fields: AskedField[] = [
    { name: 'alarm', label: t('incidents.fromAlarm'), kind: 'choice', choices: alarms.filter(({ active }) => active).slice(0, 200).map(({ id, rule, area }) => ({ value: id, label: `${named(rule)}, ${areaName(info, area)}` })) },
    { name: 'title', label: t('incidents.newTitle'), kind: 'line' },
    { name: 'severity', label: t('incidents.severity'), kind: 'choice', choices: ['1', '2', '3', '4'].map((value) => ({ value, label: t(`incidents.severities.${value}`) })) },
    { name: 'area', label: t('incidents.area'), kind: 'choice', choices: info.areas.map(({ code }) => ({ value: code, label: areaName(info, code) })) },
    { name: 'text', label: t('incidents.placeText'), kind: 'line' },
    { name: 'description', label: t('incidents.description'), kind: 'lines' },
  ];
  const send = (values: Readonly<Record<string, string>>) => post.mutate({ path: 'incidents', body: { key, by: name || t('desk.name'), ...requestOf(values) } });
  return <AskForm label={t('incidents.new')} fields={fields} submit={t('incidents.open')} busy={post.isPending} error={post.error} onSubmit={send} />;
}

/** What stayed empty is not said. */
function requestOf(values: Readonly<Record<string, string>>): object {
  const { alarm, title, severity, area, text, description } = values;
  return {
    description,
    ...(alarm && { alarms: [alarm] }),
    ...(title && { title }),
    ...(severity && { severity: Number(severity) }),
    ...(area && { place: { area, text } }),
  };
}
