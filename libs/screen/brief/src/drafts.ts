import type { DirectiveAnswer } from '@ioc/contracts';

/** Directives of the same words to several organisations: one thing to decide. */
export interface Together {
  /** Their ids with dots between; stands in the address. */
  key: string;
  first: DirectiveAnswer;
  directives: readonly DirectiveAnswer[];
}

/** What goes out, and nothing else of a directive. */
function wordingOf({ organisation, title, content, evidenceWanted, priority, deadline }: DirectiveAnswer): string {
  return JSON.stringify([organisation, title, content, evidenceWanted, priority, deadline]);
}

/** Whether a directive says something else than what was read of it. */
export function isRewritten(read: DirectiveAnswer, now: DirectiveAnswer): boolean {
  return wordingOf(read) !== wordingOf(now);
}

/** Those that were drafted together and still say the same, together. Pure. */
export function together(directives: readonly DirectiveAnswer[]): Together[] {
  const groups = new Map<string, DirectiveAnswer[]>();
  for (const one of directives) {
    const same = `${one.group} ${wordingOf({ ...one, organisation: '' })}`;
    groups.set(same, [...(groups.get(same) ?? []), one]);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    return first ? [{ key: members.map(({ id }) => id).join('.'), first, directives: members }] : [];
  });
}

/** Drafts that wait for approval: the most urgent first, of these what must be done first. Pure. */
export function draftsIn(directives: readonly DirectiveAnswer[]): Together[] {
  const drafts = together(directives.filter(({ state }) => state === 'draft'));
  return drafts.sort(({ first: a }, { first: b }) => a.priority.localeCompare(b.priority) || a.deadline - b.deadline);
}

/** Which text stands in the sheet: the newest that is known of each draft, whoever told it first. */
export function newestOf(live: readonly DirectiveAnswer[], asked: readonly DirectiveAnswer[]): DirectiveAnswer[] {
  return live.map((one) => asked.find(({ id, last }) => id === one.id && last > one.last) ?? one);
}
