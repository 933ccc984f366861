import { LogEntry } from '@ioc/contracts';
import type { PlannedNotice, StoredMatterChange } from '@ioc/store';
import type { LineNotice } from './message.js';

/** Lines of the log book that are addressed to somebody: what a procedure tells by itself. */
export function planLines(changes: readonly StoredMatterChange[]): PlannedNotice[] {
  return changes.flatMap(({ number, standing }) => {
    const { id, at, by, text, to, incident, drill } = LogEntry.parse(standing);
    const content: LineNotice = { about: 'line', line: id, at, by, text, incident, drill };
    return to.map((actor) => {
      const recipient = 'post' in actor ? `post/${actor.post}` : `organisation/${actor.organisation}`;
      return { key: `line/${number}/${recipient}`, subject: `line/${id}`, level: 0, recipient, content, apartS: 0, dueAt: at };
    });
  });
}
