import type { ClosedEvent } from '@ioc/store';
import { bare, type Sample } from './sample.js';
import { afterWorkingDays } from './working-days.js';

/** Working days in which a citizen's report is answered. Source: the national portal's rules for PAKN, as told in the index of Decision 766. */
const answerDays = 15;

/**
 * Whether citizens' reports were answered in time. One that is open and not yet due says nothing and is left out.
 * @param nowMs up to when it is counted
 */
export function reportSamples(events: readonly ClosedEvent[], { utcOffset, nowMs }: { utcOffset: string; nowMs: number }): Sample[] {
  return events.flatMap(({ id, title, organisation, startedAt, closedAt }): Sample[] => {
    const dueAt = afterWorkingDays(startedAt, answerDays, utcOffset);
    const answered = closedAt !== null && closedAt <= nowMs ? closedAt : null;
    if (answered === null && dueAt > nowMs) return [];
    return [{ ...bare, figure: 'report-answer', at: startedAt, until: answered, holds: answered !== null && answered <= dueAt, organisation, subject: id, title: { vi: title, en: title } }];
  });
}
