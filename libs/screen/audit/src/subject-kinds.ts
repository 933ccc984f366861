/** Kinds of things that have a name for people; any other one is said as the interface names it. */
export const kinds = ['alarms', 'directives', 'incidents', 'events', 'cameras', 'camera-notices', 'displays', 'readings', 'feeds', 'raw', 'runs', 'drills', 'hand-overs', 'roll-calls', 'manual-entries', 'onboarding', 'scorecard', 'effectiveness', 'audit', 'accounts', 'own-account', 'sessions', 'addresses'] as const;
export type SubjectKind = (typeof kinds)[number];

export function isNamed(kind: string): kind is SubjectKind {
  return (kinds as readonly string[]).includes(kind);
}
