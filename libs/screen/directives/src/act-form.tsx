import { offsetMs, type DirectiveAct, type DirectiveAnswer } from '@ioc/contracts';
import { AskForm, localMoment, momentOf, useMyName, type AskedField } from '@ioc/screen-furniture';
import { usePost } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { useWordingFields, wordingIn } from './wording.js';

export interface ActFormProps {
  act: DirectiveAct;
  directive: DirectiveAnswer;
  /** Who acts, where nobody has said his name. */
  otherwise: string;
  onDone: () => void;
}

/** The few questions of one act. It names the change that was the last one when it was opened: nobody acts on what has become something else. */
export function ActForm({ act, directive, otherwise, onDone }: ActFormProps) {
  const { t } = useWords();
  const offset = offsetMs(useProvince().province.utcOffset);
  const [name] = useMyName();
  const [{ key, last }] = useState(() => ({ key: crypto.randomUUID(), last: directive.last }));
  const post = usePost(onDone);
  const fields = useFields(act, directive);
  const send = (values: Readonly<Record<string, string>>) => post.mutate({ path: `directives/${directive.id}/${act}`, body: { by: name.trim() || otherwise, key, last, ...bodyOf(act, values, offset) } });
  const label = t(`directives.act.${act}`);
  return (
    <>
      {act === 'approve' && <p className="directive-asked">{t('directives.approveAsked')}</p>}
      <AskForm focused label={label} fields={fields} submit={label} busy={post.isPending} error={post.error} onSubmit={send} onLeave={onDone} />
    </>
  );
}

const reasons: readonly DirectiveAct[] = ['refuse-extension', 'return', 'withdraw'];

function useFields(act: DirectiveAct, directive: DirectiveAnswer): AskedField[] {
  const { t } = useWords();
  const offset = offsetMs(useProvince().province.utcOffset);
  const wording = useWordingFields(directive);
  const lines = (name: string): AskedField => ({ name, label: t(`directives.${name}`), kind: 'lines', required: true });
  const until: AskedField = { name: 'until', label: t('directives.until'), kind: 'moment', required: true, initial: localMoment(directive.extension?.until ?? directive.deadline, offset) };
  if (reasons.includes(act)) return [lines('why')];
  switch (act) {
    case 'edit':
      return wording;
    case 'grant-extension':
      return [until];
    case 'ask-extension':
      return [until, lines('why')];
    case 'progress':
      return [{ name: 'percent', label: t('directives.percent'), kind: 'number', required: true, initial: String(directive.percent) }, lines('text')];
    case 'report-done':
      return [lines('text')];
    case 'close':
      return [lines('result')];
    default:
      return [];
  }
}

function bodyOf(act: DirectiveAct, values: Readonly<Record<string, string>>, offset: number): object {
  if (act === 'edit') return wordingIn(values, offset);
  return {
    ...values,
    ...(values['until'] !== undefined && { until: momentOf(values['until'], offset) }),
    ...(values['percent'] !== undefined && { percent: Number(values['percent']) }),
  };
}
