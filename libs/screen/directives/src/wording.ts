import { offsetMs, type DirectiveAnswer } from '@ioc/contracts';
import { localMoment, momentOf, type AskedField } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';

export type Wording = { [K in 'title' | 'content' | 'evidenceWanted' | 'priority' | 'deadline']?: DirectiveAnswer[K] | undefined };

/** What is asked of whoever writes a directive, or writes it anew. */
export function useWordingFields({ title = '', content = '', evidenceWanted = '', priority = 'p2', deadline }: Wording): AskedField[] {
  const { t } = useWords();
  const offset = offsetMs(useProvince().province.utcOffset);
  return [
    { name: 'title', label: t('directives.title'), kind: 'line', required: true, initial: title },
    { name: 'content', label: t('directives.content'), kind: 'lines', required: true, initial: content },
    { name: 'deadline', label: t('directives.deadline'), kind: 'moment', required: true, initial: deadline === undefined ? '' : localMoment(deadline, offset) },
    { name: 'priority', label: t('directives.priority'), kind: 'choice', required: true, initial: priority, choices: (['p1', 'p2', 'p3'] as const).map((value) => ({ value, label: t(`directives.priorities.${value}`) })) },
    { name: 'evidenceWanted', label: t('directives.evidenceWanted'), kind: 'line', initial: evidenceWanted },
  ];
}

/** The answers as the server takes them. @param offset of the province, milliseconds east of UTC */
export function wordingIn({ title, content, evidenceWanted, priority, deadline = '' }: Readonly<Record<string, string>>, offset: number): object {
  return { title, content, evidenceWanted, priority, deadline: momentOf(deadline, offset) };
}
