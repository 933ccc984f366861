import type { LogEntry, ValueSnapshot } from '@ioc/contracts';
import { AskForm, Nothing, Panel, useMoments, useMyName } from '@ioc/screen-furniture';
import { getJson, useIndicators, usePost } from '@ioc/screen-queries';
import { areaName, DrillMark, Sparkline, useProvince, useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** The log book: lines that nobody alters, with values as they stood when they were written. */
export function LogPart() {
  const { t, pick } = useWords();
  const [name] = useMyName();
  const { province } = useProvince();
  const indicators = useIndicators().data;
  const [key, setKey] = useState(() => crypto.randomUUID());
  const log = useQuery({ queryKey: ['shifts', 'log'], queryFn: () => getJson<LogEntry[]>('shifts/log?limit=30'), refetchInterval: 5000 });
  const post = usePost(() => {
    setKey(crypto.randomUUID());
    void log.refetch();
  });
  const choices = [...(indicators?.values() ?? [])].map((one) => ({ value: one.id, label: pick(one.name) }));
  const send = ({ text, indicator = '' }: Readonly<Record<string, string>>) =>
    post.mutate({ path: 'shifts/log', body: { key, by: name || t('desk.name'), text, values: indicator === '' ? [] : [{ indicator, area: province.area }] } });
  return (
    <Panel title={t('duty.log')}>
      <AskForm
        key={key}
        label={t('duty.write')}
        fields={[{ name: 'text', label: t('duty.line'), kind: 'lines', required: true }, { name: 'indicator', label: t('duty.withValue'), kind: 'choice', choices }]}
        submit={t('duty.write')}
        busy={post.isPending}
        error={post.error}
        onSubmit={send}
      />
      {log.data?.length === 0 && <Nothing>{t('duty.noLines')}</Nothing>}
      <ol className="log-lines">
        {(log.data ?? []).map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ol>
    </Panel>
  );
}

function Line({ entry: { at, by, text, to, values, drill } }: { entry: LogEntry }) {
  const moments = useMoments();
  const info = useProvince();
  const names = to.map((actor) => ('post' in actor ? actor.post : (info.organisations.find(({ id }) => id === actor.organisation)?.shortName ?? actor.organisation)));
  return (
    <li>
      <time>{moments.at(at)}</time>
      <div>
        <DrillMark drill={drill} /> <b>{by}</b>
        {names.length > 0 && ` → ${names.join(', ')}`}: {text}
        {values.map((value) => (
          <Tile key={`${value.indicator}/${value.area}`} value={value} />
        ))}
      </div>
    </li>
  );
}

/** The tile as it stood when the line was written: drawn from what was kept, and never from what is so now. */
function Tile({ value }: { value: ValueSnapshot }) {
  const { t, pick, age, formats } = useWords();
  const moments = useMoments();
  const info = useProvince();
  const indicator = useIndicators().data?.get(value.indicator);
  const figure = value.value === null ? t('datum.missing') : `${formats.number(value.value, indicator?.decimals ?? 0)} ${indicator?.unit ?? ''}`;
  const ageThen = value.ageFrom === undefined ? '' : `${t('duty.ageThen', { age: age(value.takenAt - value.ageFrom) })} · `;
  return (
    <figure className="log-value" data-freshness={value.freshness}>
      <figcaption>
        {indicator ? pick(indicator.name) : value.indicator}, {areaName(info, value.area)}
      </figcaption>
      <b>{figure}</b>
      <Sparkline values={value.spark} target={indicator?.target} stale={value.freshness !== 'fresh'} />
      <small>
        {moments.at(value.at)} · {ageThen}
        {t(`state.${value.freshness}`)} · {t(`provenance.${value.provenance}`)}
      </small>
    </figure>
  );
}
