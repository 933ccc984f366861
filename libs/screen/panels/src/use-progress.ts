import type { AlarmStanding, ProvinceInfo, StepActor } from '@ioc/contracts';
import { useEachSecond, useIncidents, useRuns } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { progressOf } from './run-progress.js';

/** How the procedure of an alarm stands, as a wall says it. */
export interface ProgressText {
  run: string;
  /** "Quy trình, bước 2/9" */
  step: string;
  /** "bước 2/9" */
  short: string;
  /** What is done and by whom. */
  what: string;
  /** "còn 7 ph", "quá hạn 3 ph"; empty where the step has no time of its own. */
  left: string;
  isLate: boolean;
}

/** @returns null where no procedure runs for it */
export function useProgress(alarm: Pick<AlarmStanding, 'id'> | null): ProgressText | null {
  const { t, pick, age } = useWords();
  const info = useProvince();
  const [runs, incidents] = [useRuns(), useIncidents()];
  const progress = useMemo(() => (alarm ? progressOf(alarm, { runs, incidents }) : null), [alarm, runs, incidents]);
  const dueAt = progress?.dueAt ?? null;
  const isLate = useEachSecond((now) => dueAt !== null && now >= dueAt);
  const left = useEachSecond((now) => (dueAt === null ? '' : t(now < dueAt ? 'procedure.left' : 'procedure.late', { age: age(Math.abs(dueAt - now)) })));
  if (!progress) return null;
  const { run, nth, of, name, who } = progress;
  return { run, step: t('procedure.step', { n: nth, of }), short: t('procedure.short', { n: nth, of }), what: `${pick(name)} (${actorName(who, info, pick)})`, left, isLate };
}

function actorName(who: StepActor, { posts = [], organisations }: ProvinceInfo, pick: (text: { vi: string; en: string }) => string): string {
  if ('organisation' in who) return organisations.find(({ id }) => id === who.organisation)?.shortName ?? who.organisation;
  const post = posts.find(({ id }) => id === who.post);
  return post ? pick(post.name) : who.post;
}
