import type { AlarmStanding, IncidentAnswer, RunAnswer, StepActor } from '@ioc/contracts';

/** How far a procedure has come: the step that it is at, by its place in the procedure. */
export interface RunProgress {
  run: string;
  /** From 1 on; a branch may pass steps over. */
  nth: number;
  of: number;
  name: { vi: string; en: string };
  who: StepActor;
  /** Epoch milliseconds; null: it may take as long as it takes. */
  dueAt: number | null;
}

export interface ProgressFacts {
  runs: readonly RunAnswer[];
  incidents: readonly IncidentAnswer[];
}

/** The procedure that runs for an alarm, or for the incident that it belongs to; of several the one whose step is due first. Pure. */
export function progressOf({ id }: Pick<AlarmStanding, 'id'>, { runs, incidents }: ProgressFacts): RunProgress | null {
  const incident = incidents.find(({ alarms }) => alarms.some((alarm) => alarm.id === id))?.id;
  const own = runs.filter((run) => run.alarm === id || (incident !== undefined && run.incident === incident));
  const [first] = own.flatMap((run) => standingOf(run) ?? []).sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  return first ?? null;
}

function standingOf({ id: run, procedure: { steps }, current }: RunAnswer): RunProgress | null {
  const at = steps.findIndex(({ id }) => id === current?.step);
  const step = steps[at];
  return step && current ? { run, nth: at + 1, of: steps.length, name: step.name, who: step.who, dueAt: current.dueAt } : null;
}
