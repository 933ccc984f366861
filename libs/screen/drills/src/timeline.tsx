import { durationMs, type DrillScript, type DrillStep, type Severity } from '@ioc/contracts';
import { useMoments } from '@ioc/screen-furniture';
import { useAlarms } from '@ioc/screen-live';
import { areaName, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';

export interface TimelineProps {
  script: DrillScript;
  /** Steps that have come. */
  happened: readonly string[];
  /** Epoch milliseconds; absent while it does not run. */
  startedAt?: number;
}

/** What a drill lets happen, in its order: when, how bad, what and where. */
export function Timeline({ script: { timeline }, happened, startedAt }: TimelineProps) {
  const info = useProvince();
  const name = useStepName();
  const when = useWhen(startedAt);
  const severity = useSeverity();
  return (
    <ol className="drill-timeline">
      {timeline.map((step) => (
        <li key={step.id} data-step={step.id} data-happened={happened.includes(step.id)}>
          <time>{when(step)}</time>
          <SeverityGlyph severity={severity(step)} />
          <span>
            {name(step)}
            <small>{[step.kind === 'event' && step.place, areaName(info, step.area)].filter(Boolean).join(' · ')}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}

function useStepName(): (step: DrillStep) => string {
  const { t, pick } = useWords();
  const { rules } = useAlarms();
  return (step) => {
    if (step.kind === 'event') return step.title;
    const rule = rules.find(({ id }) => id === step.rule);
    return t('drills.alarm', { name: rule ? pick(rule.name) : step.rule });
  };
}

/** By the clock while it runs, else from its beginning. */
function useWhen(startedAt: number | undefined): (step: DrillStep) => string {
  const { t, age } = useWords();
  const moments = useMoments();
  return ({ at }) => {
    const ms = durationMs(at) ?? 0;
    return startedAt === undefined ? t('drills.after', { age: age(ms) }) : moments.at(startedAt + ms);
  };
}

/** What a rule calls with is not said by the script; an alarm that is asked for stands as what is worst. */
function useSeverity(): (step: DrillStep) => Severity {
  const { alarms } = useAlarms();
  return (step) => (step.kind === 'event' ? step.severity : (Number(alarms.find(({ rule }) => rule === step.rule)?.priority.slice(1) ?? 1) as Severity));
}
