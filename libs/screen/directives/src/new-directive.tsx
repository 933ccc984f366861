import { offsetMs, type DirectiveAnswer, type DirectiveOrigin } from '@ioc/contracts';
import { AskForm, useMyName, type AskedField } from '@ioc/screen-furniture';
import { useAlarms, useIncidents, useLive } from '@ioc/screen-live';
import { useIndicators, usePost } from '@ioc/screen-queries';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { originOf } from './origin.js';
import { useWordingFields, wordingIn, type Wording } from './wording.js';

const aDayMs = 86_400_000;
const workEndsMs = 17 * 3_600_000;

interface NewDirectiveProps {
  /** What it comes from, as it stands in the address. */
  from: string;
  onDrafted: (directives: readonly DirectiveAnswer[]) => void;
}

/** A task to one organisation or to several; each gets its own. Nobody is told before it is approved. */
export function NewDirective({ from, onDrafted }: NewDirectiveProps) {
  const { t } = useWords();
  const { province, organisations } = useProvince();
  const offset = offsetMs(province.utcOffset);
  const [name] = useMyName();
  const [key] = useState(() => crypto.randomUUID());
  const [isNobody, setNobody] = useState(false);
  const post = usePost<readonly DirectiveAnswer[]>(onDrafted);
  const origin = originOf(from);
  const begin = useBeginning(origin);
  const wording = useWordingFields(begin);
  const fields: AskedField[] = [{ name: 'organisations', label: t('directives.to'), kind: 'several', choices: organisations.map(({ id, shortName, name: long }) => ({ value: id, label: shortName || long })), initial: begin.organisation ?? '' }, ...wording];
  const send = ({ organisations: to = '', ...values }: Readonly<Record<string, string>>) => {
    setNobody(to === '');
    if (to !== '') post.mutate({ path: 'directives', body: { key, by: name.trim() || t('desk.name'), organisations: to.split(' '), origin, ...wordingIn(values, offset) } });
  };
  const error = isNobody ? new Error(t('directives.toNobody')) : post.error;
  return (
    <>
      {origin.kind !== 'none' && <p className="directive-asked">{t(`directives.from.${origin.kind}`, { what: begin.what })}</p>}
      {/* What a list brings later is written down as soon as it is there. */}
      <AskForm key={begin.what} label={t('directives.new')} fields={fields} submit={t('directives.draft')} busy={post.isPending} error={error} onSubmit={send} />
    </>
  );
}

type Beginning = Wording & { organisation?: string | undefined; what: string };

/** What is known of where it comes from is written down already; whoever drafts it changes it as he sees fit. */
function useBeginning(origin: DirectiveOrigin): Beginning {
  const deadline = useTomorrow();
  const known = { alarm: useOfAlarm(origin), incident: useOfIncident(origin), indicator: useOfIndicator(origin), exchange: null, none: null }[origin.kind];
  return { deadline, ...(known ?? { what: '' }) };
}

/** The end of tomorrow's working hours, in the province's time. */
function useTomorrow(): number {
  const offset = offsetMs(useProvince().province.utcOffset);
  const { clock } = useLive();
  const [today] = useState(() => Math.floor((clock.now() + offset) / aDayMs) * aDayMs - offset);
  return today + aDayMs + workEndsMs;
}

function useOfAlarm(origin: DirectiveOrigin): Beginning | null {
  const { pick } = useWords();
  const info = useProvince();
  const { alarms, rules } = useAlarms();
  if (origin.kind !== 'alarm') return null;
  const alarm = alarms.find(({ id }) => id === origin.alarm);
  const rule = rules.find(({ id }) => id === alarm?.rule);
  if (!alarm || !rule) return { what: origin.alarm };
  const title = [pick(rule.name), areaName(info, alarm.area)].filter(Boolean).join(', ');
  return { title, content: pick(rule.action), organisation: rule.owner, what: title };
}

function useOfIncident(origin: DirectiveOrigin): Beginning | null {
  const incidents = useIncidents();
  if (origin.kind !== 'incident') return null;
  const incident = incidents.find(({ id }) => id === origin.incident);
  if (!incident) return { what: origin.incident };
  return { title: incident.title, content: incident.description, organisation: incident.owner?.organisation, what: `${incident.id} · ${incident.title}` };
}

function useOfIndicator(origin: DirectiveOrigin): Beginning | null {
  const { pick } = useWords();
  const info = useProvince();
  const indicators = useIndicators().data;
  if (origin.kind !== 'indicator') return null;
  const indicator = indicators?.get(origin.indicator);
  const title = [indicator ? pick(indicator.name) : origin.indicator, areaName(info, origin.area)].filter(Boolean).join(', ');
  return { title, organisation: indicator?.source, what: title };
}
