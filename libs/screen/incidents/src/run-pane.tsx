import type { IncidentAnswer, Procedure, ProcedureStep, RunAnswer, ShiftNow } from '@ioc/contracts';
import { AskForm, Button, Nothing, useMoments, useMyName, type AskedField } from '@ioc/screen-furniture';
import { useEachSecond, useRuns } from '@ioc/screen-live';
import { getJson, usePost } from '@ioc/screen-queries';
import { DrillMark, useProvince, useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RunPhotos } from './run-photos.js';

/** Procedures that run for an incident, or all of them; and one to be started. */
export function RunPane({ incident }: { incident: IncidentAnswer | null }) {
  const { t } = useWords();
  const alarms = incident?.alarms.map(({ id }) => id) ?? [];
  const runs = useRuns().filter((run) => incident === null || run.incident === incident.id || (run.alarm !== null && alarms.includes(run.alarm)));
  return (
    <section className="run-pane" aria-label={t('procedures.title')}>
      <h3>{t('procedures.title')}</h3>
      {runs.length === 0 && <Nothing>{t('procedures.none')}</Nothing>}
      {runs.map((run) => (
        <Run key={run.id} run={run} />
      ))}
      <StartRun incident={incident} />
    </section>
  );
}

function StartRun({ incident }: { incident: IncidentAnswer | null }) {
  const { t, pick } = useWords();
  const [isAsking, setAsking] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [name] = useMyName();
  const procedures = useQuery({ queryKey: ['procedures'], queryFn: () => getJson<Procedure[]>('procedures') });
  const post = usePost(() => {
    setAsking(false);
    setKey(crypto.randomUUID());
  });
  if (!isAsking) return <Button onClick={() => setAsking(true)}>{t('procedures.start')}</Button>;
  const choices = (procedures.data ?? []).map((one) => ({ value: one.id, label: pick(one.name) }));
  return (
    <AskForm
      label={t('procedures.start')}
      fields={[{ name: 'procedure', label: t('procedures.which'), kind: 'choice', required: true, choices }]}
      submit={t('procedures.start')}
      busy={post.isPending}
      error={post.error}
      onSubmit={({ procedure }) => post.mutate({ path: 'procedures/runs', body: { key, by: name || t('desk.name'), procedure, ...(incident && { incident: incident.id }) } })}
      onLeave={() => setAsking(false)}
    />
  );
}

/** Every step in its order: done with what was written down and the branch that was taken, the present one with its timer and its questions. */
function Run({ run }: { run: RunAnswer }) {
  const { pick } = useWords();
  const { procedure, current } = run;
  return (
    <section className="run" data-run={run.id}>
      <h4>
        <DrillMark drill={run.drill} /> {pick(procedure.name)} <small>{run.id}</small>
      </h4>
      <ol className="run-steps">
        {run.done.map(({ step, visit }) => (
          <DoneStep key={`${step}/${visit}`} run={run} step={step} visit={visit} />
        ))}
        {procedure.steps.map((step) => (step.id === current?.step ? <Present key={`now/${step.id}`} run={run} step={step} /> : null))}
        {procedure.steps
          .filter(({ id }) => id !== current?.step && !run.done.some(({ step }) => step === id))
          .map((step) => (
            <li key={step.id} data-step-state="ahead">
              <span>{pick(step.name)}</span>
              <Who step={step} />
            </li>
          ))}
      </ol>
      <RunPhotos run={run} />
    </section>
  );
}

type Done = RunAnswer['done'][number];

function DoneStep({ run, step: id, visit }: { run: RunAnswer; step: string; visit: number }) {
  const { pick } = useWords();
  const said = useSaid();
  const [step, done] = [run.procedure.steps.find((one) => one.id === id), run.done.find((one) => one.step === id && one.visit === visit)];
  if (!step || !done) return null;
  return (
    <li data-step-state={done.skipped ? 'skipped' : 'done'}>
      <span>{pick(step.name)}</span>
      <small>{said(run, step, done)}</small>
    </li>
  );
}

/** When and by whom, what was written down, and where it led. */
function useSaid() {
  const { t, pick } = useWords();
  const moments = useMoments();
  return (run: RunAnswer, step: ProcedureStep, done: Done): string => {
    const marks = [done.skipped && t('procedures.skipped'), done.overdue && t('procedures.wasLate'), done.by && done.note];
    const captured = step.captures.filter(({ id }) => run.captured[id] !== undefined).map((field) => `${pick(field.name)}: ${valueOf(field, run.captured[field.id], pick)}`);
    const branch = branchName(run.procedure, step, done);
    const led = done.to === 'end' ? t('procedures.end') : branch && pick(branch);
    return [moments.at(done.at), done.by ?? t('procedures.system'), ...marks, ...captured, led && `→ ${led}`].filter(Boolean).join(' · ');
  };
}

/** The step that came then, where that is another one than the next. */
function branchName({ steps }: Procedure, step: ProcedureStep, { to }: Done): ProcedureStep['name'] | null {
  const isNext = steps[steps.indexOf(step) + 1]?.id === to;
  return isNext ? null : (steps.find(({ id }) => id === to)?.name ?? null);
}

type Pick = ReturnType<typeof useWords>['pick'];
function valueOf(field: ProcedureStep['captures'][number], value: string | number | undefined, pick: Pick): string {
  if (field.kind === 'choice') {
    const choice = field.choices.find(({ id }) => id === value);
    return choice ? pick(choice.name) : String(value);
  }
  return field.kind === 'number' ? `${value ?? ''} ${field.unit}`.trim() : String(value ?? '');
}

function Who({ step: { who } }: { step: ProcedureStep }) {
  const { pick } = useWords();
  const { organisations } = useProvince();
  const posts = useQuery({ queryKey: ['shifts', 'posts'], queryFn: async () => (await getJson<ShiftNow>('shifts/now')).names.posts }).data;
  const post = 'post' in who ? posts?.find(({ id }) => id === who.post) : undefined;
  const text = 'post' in who ? (post ? pick(post.name) : who.post) : (organisations.find(({ id }) => id === who.organisation)?.shortName ?? who.organisation);
  return <small className="run-who">{text}</small>;
}

function Present({ run, step }: { run: RunAnswer; step: ProcedureStep }) {
  const { t, pick } = useWords();
  const { current } = run;
  return (
    <li data-step-state="now" data-overdue={current?.overdue}>
      <span>{pick(step.name)}</span>
      <Who step={step} />
      {current?.dueAt && <Timer dueAt={current.dueAt} />}
      {step.work.kind === 'manual' ? <StepForm run={run} step={step} /> : <p role="status">{current?.failure ? t('procedures.fails', { why: current.failure }) : t('procedures.doing')}</p>}
    </li>
  );
}

function Timer({ dueAt }: { dueAt: number }) {
  const { t, age } = useWords();
  const text = useEachSecond((now) => (now < dueAt ? t('procedures.left', { age: age(dueAt - now) }) : t('procedures.late', { age: age(now - dueAt) })));
  const isLate = useEachSecond((now) => now >= dueAt);
  return <b className={isLate ? 'run-timer run-late' : 'run-timer'}>{text}</b>;
}

function StepForm({ run, step }: { run: RunAnswer; step: ProcedureStep }) {
  const { t, pick } = useWords();
  const [name] = useMyName();
  const [isSkipping, setSkipping] = useState(false);
  const post = usePost();
  const told = { by: name || t('desk.name'), last: run.last, step: step.id };
  if (isSkipping) {
    const fields: AskedField[] = [{ name: 'why', label: t('procedures.whySkip'), kind: 'line', required: true }];
    return <AskForm label={t('procedures.skip')} fields={fields} submit={t('procedures.skip')} busy={post.isPending} error={post.error} onSubmit={({ why }) => post.mutate({ path: `procedures/runs/${run.id}/skip`, body: { ...told, why } })} onLeave={() => setSkipping(false)} />;
  }
  const fields = [...step.captures.filter(({ kind }) => kind !== 'photo-later').map((field) => askedOf(field, pick)), { name: 'note', label: t('procedures.note'), kind: 'line' } as const];
  const send = ({ note = '', ...values }: Readonly<Record<string, string>>) => post.mutate({ path: `procedures/runs/${run.id}/complete`, body: { ...told, note, captured: capturedOf(step, values) } });
  return (
    <>
      <AskForm label={pick(step.name)} fields={fields} submit={t('procedures.complete')} busy={post.isPending} error={post.error} onSubmit={send} />
      <p>
        <Button onClick={() => setSkipping(true)}>{t('procedures.skip')}</Button>
      </p>
    </>
  );
}

function askedOf(field: ProcedureStep['captures'][number], pick: Pick): AskedField {
  const asked = { name: field.id, label: field.kind === 'number' && field.unit !== '' ? `${pick(field.name)} (${field.unit})` : pick(field.name), required: field.required };
  if (field.kind === 'choice') return { ...asked, kind: 'choice', choices: field.choices.map(({ id, name }) => ({ value: id, label: pick(name) })) };
  return { ...asked, kind: field.kind === 'number' ? 'number' : 'line' };
}

/** What was left empty is not written down. */
function capturedOf({ captures }: ProcedureStep, values: Readonly<Record<string, string>>): Record<string, string | number> {
  const filled = captures.filter(({ id }) => (values[id] ?? '') !== '');
  return Object.fromEntries(filled.map(({ id, kind }) => [id, kind === 'number' ? Number(values[id]) : (values[id] ?? '')]));
}
