import { z } from 'zod';
import { parseTime, Slug, type Reading, type Rejected } from '@ioc/contracts';
import { instantOf, type PackView } from '@ioc/adapter-kit';
import type { LgspBody } from './lgsp-body.js';
import { numberOfField, textOfField, timeOf } from './json-value.js';
import { refuse } from './lgsp-rows.js';

const Standing = z.enum(['open', 'overdue', 'done', 'done-on-time', 'done-late', 'ignored']);
type Standing = z.infer<typeof Standing>;

export const TasksContent = z.strictObject({
  form: z.literal('tasks'),
  id: z.string().describe('Field that tells one task from another; a task that comes twice counts once.'),
  state: z.string().describe('Field with the task’s state.'),
  states: z
    .record(z.string(), Standing)
    .describe('State as the source writes it → how it counts. open and done are judged by deadline and end; the others say so themselves; ignored does not count.'),
  deadline: z.string().optional().describe('Field with the day or moment by which the task is due; a day lasts until its end.'),
  finished: z.string().optional().describe('Field with the day or moment at which it was done.'),
  time: z.string().optional().describe('Field of the whole answer with the moment of the list; without it the list is as of the poll.'),
  count: z.string().optional().describe('Field of the whole answer with the number of all tasks; of a list that is shorter only the total is taken.'),
  total: Slug.optional().describe('Indicator of the number of tasks.'),
  overdue: Slug.optional().describe('Indicator of the tasks that are not done and past their deadline.'),
  onTimeRate: Slug.optional().describe('Indicator of the share in % of the done tasks that were done in time.'),
});
export type TasksContent = z.infer<typeof TasksContent>;

interface Context {
  pack: PackView;
  fetchedAt: string;
  name: string;
}

/** Counts over a list of tasks (directives) for the province. */
export function taskReadings(answers: readonly (LgspBody & { name: string })[], content: TasksContent, context: Context): { readings: Reading[]; rejected: Rejected[] } {
  const rejected: Rejected[] = [];
  const at = timeOfList(answers, content, context);
  const standings = new Map<string, Standing>();
  for (const { rows, pointer, name } of answers) {
    rows.forEach((row, i) => {
      const standing = standingOf(row, content, { nowMs: Date.parse(at), pack: context.pack });
      const id = textOfField(row, content.id);
      if (typeof standing !== 'string' || id === undefined) rejected.push(refuse(`${name}${pointer}/${i}`, row, typeof standing === 'string' ? `no ${content.id}` : standing.reason));
      else standings.set(id, standing);
    });
  }
  const told = content.count === undefined ? null : numberOfField(answers[0]?.body, content.count);
  const total = told && 'value' in told ? told.value : null;
  const listed = answers.reduce((sum, { rows }) => sum + rows.length, 0);
  const whole = total === null || listed >= total;
  if (!whole) rejected.push({ where: context.name, raw: `${listed} of ${total}`, reason: 'the list is shorter than the number of tasks that the source names: they cannot be counted by state' });
  const readings = figures([...standings.values()], content, { total, at, pack: context.pack });
  return { readings: whole ? readings : readings.filter(({ indicator }) => indicator === content.total), rejected };
}

function timeOfList(answers: readonly LgspBody[], content: TasksContent, { pack, fetchedAt }: Context): string {
  const said = content.time === undefined ? undefined : textOfField(answers[0]?.body, content.time);
  return (said === undefined ? null : instantOf(said, pack.utcOffset)) ?? fetchedAt;
}

function figures(standings: readonly Standing[], content: TasksContent, { total, at, pack }: { total: number | null; at: string; pack: PackView }): Reading[] {
  const count = (...wanted: Standing[]): number => standings.filter((standing) => wanted.includes(standing)).length;
  const [onTime, late] = [count('done-on-time'), count('done-late')];
  const values: [string | undefined, number | null][] = [
    [content.total, total ?? standings.length - count('ignored')],
    [content.overdue, count('overdue')],
    [content.onTimeRate, onTime + late === 0 ? null : Math.round((onTime / (onTime + late)) * 10_000) / 100],
  ];
  return values.flatMap(([indicator, value]) => (indicator === undefined ? [] : [{ indicator, area: pack.provinceArea, value, at, where: `${standings.length} tasks` }]));
}

function standingOf(row: unknown, content: TasksContent, at: { nowMs: number; pack: PackView }): Standing | { reason: string } {
  const state = textOfField(row, content.state);
  const standing = state !== undefined && Object.hasOwn(content.states, state) ? content.states[state] : undefined;
  if (standing === undefined) return { reason: `settings.content.states does not know the state ${state ?? '(none)'}` };
  return standing === 'open' || standing === 'done' ? judged(row, standing, { ...at, content }) : standing;
}

/** A task whose state does not tell how it stands against its deadline. */
function judged(row: unknown, standing: 'open' | 'done', { content, nowMs, pack }: { content: TasksContent; nowMs: number; pack: PackView }): Standing | { reason: string } {
  const dueMs = edgeIn(row, content.deadline, { pack, edge: 'endMs' });
  if (typeof dueMs === 'string') return { reason: dueMs };
  if (standing === 'open') return dueMs !== null && dueMs <= nowMs ? 'overdue' : 'open';
  const doneMs = edgeIn(row, content.finished, { pack, edge: 'startMs' });
  if (typeof doneMs === 'string') return { reason: doneMs };
  if (doneMs === null) return { reason: `done, but ${content.finished ?? 'settings.content.finished'} does not say when` };
  return dueMs === null || doneMs < dueMs ? 'done-on-time' : 'done-late';
}

/** Edge of the day or moment in a field; `null` when the task has none, a reason when it cannot be read. */
function edgeIn(row: unknown, field: string | undefined, { pack, edge }: { pack: PackView; edge: 'startMs' | 'endMs' }): number | null | string {
  const text = field === undefined ? undefined : textOfField(row, field);
  if (text === undefined) return null;
  const at = timeOf(text, pack.utcOffset);
  const span = at === null ? null : parseTime(at, pack.utcOffset);
  return span ? span[edge] : `${field} is no time: ${text}`;
}
