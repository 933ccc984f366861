import type { AlarmAnswer, FeedState, IncidentAnswer, OpenMatters, RunAnswer } from '@ioc/contracts';

export interface MatterSources {
  alarms: readonly AlarmAnswer[];
  incidents: readonly IncidentAnswer[];
  runs: readonly RunAnswer[];
  feeds: readonly FeedState[];
  areaName(code: string): string | undefined;
}

const marked = (drill: string | null) => (drill === null ? { vi: '', en: '' } : { vi: '[DIỄN TẬP] ', en: '[DRILL] ' });

/** What whoever comes on duty must know of; what is a drill says so. Pure. */
export function openMatters({ alarms, incidents, runs, feeds, areaName }: MatterSources, at: number): OpenMatters {
  const where = (area: string) => areaName(area) ?? area;
  return {
    at,
    alarms: alarms.filter(({ acknowledged, state }) => !acknowledged && state !== 'shelved').map(({ id, name, area, since, drill }) => ({ id, vi: `${marked(drill).vi}${name.vi}, ${where(area)}`, en: `${marked(drill).en}${name.en}, ${where(area)}`, since })),
    incidents: incidents.map(({ id, title, openedAt, drill }) => ({ id, vi: `${marked(drill).vi}${title}`, en: `${marked(drill).en}${title}`, since: openedAt })),
    runs: runs.map((run) => ({ id: run.id, ...stepOf(run), since: run.startedAt })),
    overdue: runs.filter(({ current }) => current?.overdue).map((run) => ({ id: run.id, ...stepOf(run), since: run.current?.dueAt ?? null })),
    feeds: feeds.filter(({ freshness }) => freshness === 'stale').map(({ id, name, lastHeardAt }) => ({ id, ...name, since: lastHeardAt })),
  };
}

function stepOf({ procedure, current, drill }: RunAnswer): { vi: string; en: string } {
  const step = procedure.steps.find(({ id }) => id === current?.step)?.name;
  return { vi: `${marked(drill).vi}${[procedure.name.vi, step?.vi].filter(Boolean).join(' · ')}`, en: `${marked(drill).en}${[procedure.name.en, step?.en].filter(Boolean).join(' · ')}` };
}
