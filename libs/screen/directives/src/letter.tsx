import type { DirectiveAnswer } from '@ioc/contracts';
import { Fact, useMoments } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';
import { TimeLeft } from './time-left.js';

/** What is asked, until when, and how it stands. */
export function Letter({ directive }: { directive: DirectiveAnswer }) {
  const { t, formats } = useWords();
  const moments = useMoments();
  const { organisations } = useProvince();
  const { id, organisation, content, evidenceWanted, priority, deadline, state, since, percent, extension, extended, approvedBy, draftedBy } = directive;
  const more: [name: string, text: string | null][] = [
    ['evidenceWanted', evidenceWanted],
    ['asks', extension && t('directives.asksUntil', { time: moments.deadline(extension.until), by: extension.by, why: extension.why })],
    ['extended', extended > 0 ? t('directives.times', { n: extended }) : null],
    ['draftedBy', draftedBy],
    ['approvedBy', approvedBy],
  ];
  return (
    <>
      <p className="directive-content">{content}</p>
      <dl className="directive-facts">
        <Fact name={t('directives.number')}>{id}</Fact>
        <Fact name={t('directives.organisation')}>{organisations.find((one) => one.id === organisation)?.name ?? organisation}</Fact>
        <Fact name={t('directives.deadline')}>
          {moments.deadline(deadline)} · <TimeLeft directive={directive} />
        </Fact>
        <Fact name={t('directives.stands')}>
          {t(`directives.state.${state}`)}, {moments.at(since)}
        </Fact>
        <Fact name={t('directives.priority')}>{t(`directives.priorities.${priority}`)}</Fact>
        <Fact name={t('directives.percent')}>{formats.number(percent, 0)} %</Fact>
        {more.map(
          ([name, text]) =>
            text && (
              <Fact key={name} name={t(`directives.${name}`)}>
                {text}
              </Fact>
            ),
        )}
      </dl>
    </>
  );
}
