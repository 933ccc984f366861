import { createMongoAbility, subject as placedAs, type MongoAbility, type RawRuleOf } from '@casl/ability';
import type { AccessAction, AccessRight, AccessSubject, ComponentId, Grant } from '@ioc/contracts';
import { everywhere, rightsList } from './rights.js';
import { withheldFrom, type Withheld } from './withheld.js';

/** Where a thing lies; what is undefined lies nowhere in particular. */
export interface Placed {
  component?: ComponentId | undefined;
  area?: string | undefined;
  organisation?: string | undefined;
}

type Rule = RawRuleOf<MongoAbility>;

/** One limit of what may be seen, as a query takes it; what is null is none. */
export interface Limit {
  components: readonly ComponentId[] | null;
  areas: readonly string[] | null;
  organisation: string | null;
}

/**
 * What somebody may do, and to what. A limit covers only what is known to lie within it: a thing without an area is in no area.
 */
export class Sight {
  private readonly ability: MongoAbility;
  private readonly whole: ReadonlySet<string>;
  private readonly grants: readonly Grant[];
  /** The one area whose figures may be seen; null: the province's, or several areas'. What is asked for without an area is asked for it. */
  readonly home: string | null;
  /** Equal for everybody who sees the same: frames for them are narrowed once. */
  readonly key: string;

  /** @param below an area and all that lies in it, by its code */
  constructor(grants: readonly Grant[], below: (area: string) => readonly string[], more: readonly Rule[] = []) {
    const rules = [...grants.flatMap((grant) => rulesOf(grant, below)), ...more];
    this.home = homeOf(grants);
    this.grants = grants;
    this.ability = createMongoAbility(rules);
    this.whole = new Set(rules.filter(({ conditions }) => !conditions).map(({ action, subject }) => `${String(action)}:${String(subject)}`));
    this.key = JSON.stringify([...grants].map(({ role, components, area, organisation }) => [role, components, area, organisation]).sort()) + JSON.stringify(more);
  }

  /** One right alone. */
  static only(action: AccessAction, subject: AccessSubject): Sight {
    return new Sight([], () => [], [{ action, subject }]);
  }

  /** May do it to something at all. */
  may(action: AccessAction, subject: AccessSubject): boolean {
    return this.ability.can(action, subject);
  }

  /** May do it to everything of its kind. */
  mayAll(action: AccessAction, subject: AccessSubject): boolean {
    return this.whole.has(`${action}:${subject}`);
  }

  /** May do it to this one. */
  mayTo(action: AccessAction, subject: AccessSubject, { component, area, organisation }: Placed): boolean {
    return this.mayAll(action, subject) || this.ability.can(action, placedAs(subject, { component, area, organisation }));
  }

  /** What a query must leave out all but; null: nothing. Several limits are laid together. */
  limits(action: AccessAction, subject: AccessSubject): readonly Limit[] | null {
    if (this.mayAll(action, subject)) return null;
    return this.ability.rulesFor(action, subject).map(({ conditions }) => limitOf(conditions as Conditions));
  }

  /** May see this one. */
  sees(subject: AccessSubject, placed: Placed): boolean {
    return this.mayTo('read', subject, placed);
  }

  /** Fields that are not told of what may be seen: those that each grant which sees it has withheld. */
  withheld(subject: AccessSubject): Withheld {
    const [first, ...others] = this.grants.filter(({ role }) => rightsList(role).includes(`read:${subject}`)).map((grant) => withheldFrom(grant, subject));
    return Object.fromEntries(Object.entries(first ?? {}).filter(([field]) => others.every((other) => Object.hasOwn(other, field))));
  }

  /** Everything that may be done to anything. */
  get rights(): AccessRight[] {
    return [...new Set(this.ability.rules.map(({ action, subject }) => `${String(action)}:${String(subject)}` as AccessRight))].sort();
  }
}

/** An alias, for a library's query wants an index. */
type Conditions = {
  component?: { $in: ComponentId[] };
  area?: { $in: string[] };
  organisation?: string;
};

const limitOf = ({ component, area, organisation }: Conditions): Limit => ({ components: component?.$in ?? null, areas: area?.$in ?? null, organisation: organisation ?? null });

/** Whoever sees figures or makes accounts has a province, or a part of one, before the eyes. */
const wholeOf: ReadonlySet<AccessRight> = new Set<AccessRight>(['read:reading', 'manage:account']);

function homeOf(grants: readonly Grant[]): string | null {
  const [area = null, ...others] = new Set(grants.filter(({ role }) => rightsList(role).some((right) => wholeOf.has(right))).map((grant) => grant.area));
  return others.length === 0 ? area : null;
}

function rulesOf(grant: Grant, below: (area: string) => readonly string[]): Rule[] {
  const ofSource: Conditions = {
    ...(grant.components && { component: { $in: grant.components } }),
    ...(grant.organisation !== null && { organisation: grant.organisation }),
  };
  const conditions: Conditions = { ...ofSource, ...(grant.area !== null && { area: { $in: [...below(grant.area)] } }) };
  return rightsList(grant.role).map((right) => {
    const [action, subject] = right.split(':') as [AccessAction, AccessSubject];
    if (everywhere.has(subject)) return { action, subject };
    return limited({ action, subject }, right === sourceRead ? ofSource : conditions);
  });
}

/** A source speaks of every area: whoever sees the figures of one may know whether it is alive. What it answered, and what lies behind it (`trace`), speaks of others. */
const sourceRead: AccessRight = 'read:feed';

function limited(rule: Rule, conditions: Conditions): Rule {
  return Object.keys(conditions).length > 0 ? { ...rule, conditions } : rule;
}
