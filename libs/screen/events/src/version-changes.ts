import type { EventVersion } from '@ioc/contracts';

const told = ['status', 'severity', 'organisation', 'dueAt', 'title'] as const;

/** What is otherwise than before, of the first version all but its title, which stands above; what is no longer said has no name. Pure. */
export function versionChanges(version: EventVersion, before: EventVersion | undefined): (typeof told)[number][] {
  return told.filter((key) => version[key] !== null && version[key] !== before?.[key] && (before !== undefined || key !== 'title'));
}
