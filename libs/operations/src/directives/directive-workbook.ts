import { exportCell, offsetMs, type DirectiveAnswer } from '@ioc/contracts';
import writeWorkbook, { type Cell } from 'write-excel-file/node';
import { directiveColumns, priorityWords, stateWords, type DirectiveColumn } from './directive-columns.js';

export interface WorkbookGround {
  /** As people call it. */
  organisationName: (id: string) => string;
  utcOffset: string;
}

const momentFormat = 'dd/mm/yyyy hh:mm';
/** Characters. */
const widths: Partial<Record<DirectiveColumn, number>> = { organisation: 32, title: 40, content: 60, evidenceWanted: 24 };
const otherWidth = 18;
const keys = Object.keys(directiveColumns) as DirectiveColumn[];

/** Directives as a sheet that can be read back; moments are those of the province, and no text is a formula. */
export function directiveWorkbook(directives: readonly DirectiveAnswer[], ground: WorkbookGround): Promise<Buffer> {
  const offset = offsetMs(ground.utcOffset);
  const titles = keys.map((key): Cell => ({ value: directiveColumns[key], fontWeight: 'bold' }));
  const rows = directives.map((directive) => {
    const values = valuesOf(directive, ground);
    return keys.map((key) => cellOf(values[key], offset));
  });
  return writeWorkbook([{ sheet: 'Nhiệm vụ', data: [titles, ...rows], columns: keys.map((key) => ({ width: widths[key] ?? otherWidth })), stickyRowsCount: 1 }]).toBuffer();
}

/** A moment in epoch milliseconds. */
interface At {
  at: number | null;
}

function valuesOf(directive: DirectiveAnswer, { organisationName }: WorkbookGround): Record<DirectiveColumn, string | number | At> {
  const { id, origin, organisation, title, content, evidenceWanted, priority, deadline, state, percent, sentAt, doneAt, overdueSince } = directive;
  return {
    ...{ number: id, theirId: origin.kind === 'exchange' ? origin.id : '', organisation: organisationName(organisation), title, content, evidenceWanted, percent },
    ...{ priority: priorityWords[priority], state: stateWords[state] },
    ...{ deadline: { at: deadline }, sentAt: { at: sentAt }, doneAt: { at: doneAt }, overdueSince: { at: overdueSince } },
  };
}

function cellOf(value: string | number | At, offset: number): Cell {
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'string') return { value: String(exportCell(value)), type: String };
  // A sheet has no zones: it shows the clock of the province.
  return value.at === null ? {} : { value: new Date(value.at + offset), type: Date, format: momentFormat };
}
