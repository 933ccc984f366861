import type { AccessSubject, Grant, Role } from '@ioc/contracts';

/**
 * What stands where somebody is not told: by name of the field, or by the field that holds it and its own name (`owner.person`).
 * What is null stays null, and a value of another kind is something else of that name.
 */
export type Withheld = Readonly<Record<string, unknown>>;

/** A text that is there and is not told. Never empty: an empty one says that there is none. */
export const untold = '—';

/**
 * Fields that a role is not told of what it reads. A screen hangs in a room where anybody passes by, and its token lies in a machine that nobody watches: it is told
 * what a wall shows, and not what people wrote to one another, who did what, or what a department's machine answered.
 */
const withheldOf: Partial<Record<Role, Partial<Record<AccessSubject, Withheld>>>> = {
  display: {
    event: { description: untold },
    feed: { fault: untold },
    alarm: { acknowledgedBy: untold, 'shelf.by': untold, 'shelf.reason': untold, 'outOfService.by': untold, 'outOfService.reason': untold },
    incident: { title: untold, description: untold, openedBy: untold, 'owner.person': untold, 'place.text': untold, cause: untold, lesson: untold },
    procedure: { startedBy: untold, captured: {}, photos: [], 'done.by': untold, 'done.note': untold, 'current.failure': untold },
    // Whoever takes part in a drill would read on the wall what is still to come.
    drill: { startedBy: untold, endedBy: untold, why: untold, 'script.timeline': [] },
    display: { 'order.by': untold, 'order.why': untold },
  },
};

/** A source speaks of every area: whoever is limited to one is told that it is alive, and not what it answered. */
const withheldWithinArea: Partial<Record<AccessSubject, Withheld>> = { feed: { fault: untold } };

export function withheldFrom({ role, area }: Pick<Grant, 'role' | 'area'>, subject: AccessSubject): Withheld {
  return { ...withheldOf[role]?.[subject], ...(area !== null && withheldWithinArea[subject]) };
}

/** The same answer without what is withheld, however deep it lies. Nothing of the given one is changed. */
export function withhold<T>(answer: T, withheld: Withheld): T {
  return Object.keys(withheld).length === 0 ? answer : (walk(answer, '', withheld) as T);
}

function walk(value: unknown, holder: string, withheld: Withheld): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, holder, withheld));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, told(held, [holder, name], withheld)]));
}

function told(value: unknown, [holder, name]: [string, string], withheld: Withheld): unknown {
  for (const key of [name, `${holder}.${name}`]) if (Object.hasOwn(withheld, key) && kindOf(withheld[key]) === kindOf(value)) return withheld[key];
  return walk(value, name, withheld);
}

/** Dates and bytes are values; anything else that has members is looked into, whatever made it. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
