import type { AccessAction, AccessRight, AccessSubject, Role } from '@ioc/contracts';

type Rights = Partial<Record<AccessAction, readonly AccessSubject[]>>;

/** What a wall shows of the province. */
const picture = ['reading', 'event', 'alarm', 'incident', 'procedure', 'drill', 'camera'] as const;
/** What happens in the province. */
const situation = [...picture, 'directive'] as const;
/** How the centre and the departments did. */
const results = ['scorecard', 'effectiveness', 'service-index'] as const;

/** On duty: trực ban. */
const operator: Rights = {
  read: [...situation, ...results, 'feed', 'raw', 'shift', 'notification', 'display', 'brief', 'playback'],
  export: ['reading', 'directive', ...results],
  act: ['alarm', 'incident', 'directive', 'procedure', 'shift', 'notification'],
  order: ['display'],
  enlarge: ['camera'],
};

/**
 * The one table of who may do what. What does not stand here is refused. How far a role reaches (component, area,
 * organisation) stands in each account's grants.
 */
const rightsOf: Readonly<Record<Role, Rights>> = {
  display: { read: [...picture, 'feed', 'display', 'scorecard'] },
  leader: {
    read: [...situation, ...results, 'feed', 'entry', 'shift', 'notification', 'display', 'brief', 'playback'],
    export: ['reading', 'directive', ...results],
    act: ['alarm', 'directive', 'notification'],
    approve: ['directive', 'entry'],
    enlarge: ['camera'],
  },
  operator,
  'shift-lead': {
    ...operator,
    act: [...(operator.act ?? []), 'drill', 'feed'],
    approve: ['incident', 'alarm'],
    manage: ['display'],
  },
  'data-officer': {
    read: ['reading', 'event', 'feed', 'raw', 'entry', 'scorecard'],
    export: ['reading', 'scorecard'],
    act: ['feed'],
    enter: ['entry', 'feed'],
    approve: ['entry'],
  },
  organisation: { read: ['directive'], export: ['directive'], answer: ['directive'] },
  administrator: {
    read: ['feed', 'raw', 'entry', 'configuration', 'health', 'account', 'display', 'notification', 'camera'],
    act: ['feed', 'notification'],
    configure: ['configuration', 'feed'],
    manage: ['account', 'display'],
  },
  auditor: { read: ['audit'], export: ['audit'] },
};

/** Things that have a past of their own. */
const traced: ReadonlySet<AccessSubject> = new Set([...situation, 'feed', 'display']);

/** People look behind what they read; a screen does not. */
function tracesOf(role: Role): Rights {
  return role === 'display' ? {} : { trace: (rightsOf[role].read ?? []).filter((subject) => traced.has(subject)) };
}

/** Everybody who is somebody; a screen has no account. */
const commonOf = (role: Role): Rights => (role === 'display' ? { read: ['reference'] } : { read: ['reference', 'own-account'], manage: ['own-account'] });
/** These lie in no area, component or organisation: a limit of a grant does not touch them. */
export const everywhere: ReadonlySet<AccessSubject> = new Set(['reference', 'own-account']);

/** All rights of a role, with what everybody has. */
export function rightsList(role: Role): AccessRight[] {
  return [commonOf(role), rightsOf[role], tracesOf(role)].flatMap((rights) => Object.entries(rights).flatMap(([action, subjects]) => subjects.map((subject): AccessRight => `${action as AccessAction}:${subject}`)));
}
