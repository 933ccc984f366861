import type { IncidentAct, IncidentState } from '@ioc/contracts';

/** What people do to an incident from this page, by where it stands; the server's table has the last word. */
export const actsIn: Readonly<Record<IncidentState, readonly IncidentAct[]>> = {
  open: ['assign', 'comment', 'severity', 'merge', 'split'],
  assigned: ['begin', 'resolve', 'assign', 'comment', 'severity', 'merge', 'split'],
  'in-progress': ['resolve', 'assign', 'comment', 'severity', 'merge', 'split'],
  resolved: ['close', 'reopen', 'comment', 'merge'],
  closed: ['reopen', 'comment'],
  merged: ['comment'],
};
