import { AlarmEventKind, AlarmState } from '@ioc/contracts';
import { axes, transitions, type Row } from './transitions.js';

/** The table as Markdown, for docs/alarms.md: what moves an alarm in each state, and what is refused there by which name. */
export function tableText(): string {
  return AlarmState.options.map(stateText).join('\n\n');
}

function stateText(state: AlarmState): string {
  const axis = axes[state];
  const title = axis ? `${axis.active ? 'active' : 'not active'}, ${axis.acknowledged ? 'acknowledged' : 'not acknowledged'}` : 'not seen; both axes go on behind it';
  const lines = AlarmEventKind.options.flatMap((on) => lineOf(rowsOf(state, on)));
  return [`### ${state}`, '', `${title[0]?.toUpperCase()}${title.slice(1)}.`, '', '| on | when | |', '|---|---|---|', ...lines, '', `Refused: ${refusedIn(state)}.`].join('\n');
}

const rowsOf = (state: AlarmState, on: AlarmEventKind) => transitions.filter((row) => row.from === state && row.on === on);
const isRefusal = (rows: readonly Row[]) => rows.every((row) => 'refused' in row);

function lineOf(rows: readonly Row[]): string[] {
  if (isRefusal(rows)) return [];
  return rows.map((row, index) => `| ${index === 0 ? `\`${row.on}\`` : ''} | ${row.when === 'otherwise' ? '' : row.when} | ${outcomeOf(row)} |`);
}

function outcomeOf(row: Row): string {
  if ('refused' in row) return `refused: ${row.refused}`;
  if ('stays' in row) return `nothing: ${row.stays}`;
  const then = row.then === 'wait' ? ', the hold time starts' : row.then === 'turn' ? ', active follows the condition' : '';
  return `→ **${row.to}**${then}`;
}

function refusedIn(state: AlarmState): string {
  const refused = AlarmEventKind.options.flatMap((on) => (isRefusal(rowsOf(state, on)) ? rowsOf(state, on).flatMap((row) => ('refused' in row ? [`\`${on}\` (${row.refused})`] : [])) : []));
  return refused.join(', ');
}
