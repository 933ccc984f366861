import type { IndicatorInfo } from '@ioc/contracts';
import { heldOf, type Held, type Live } from '@ioc/screen-live';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** All that a screen is drawn from where there is no server. What is in it is aged by the clock like anything else, and never said to be of now. */
export interface Kept {
  held: Held;
  answers: { key: QueryKey; answer: unknown }[];
}

/** Without these no screen begins. */
const needed = ['province', 'indicators'];
/** Far more than a screen asks; those that came last stay. */
const maxAnswers = 200;

/**
 * What the screen holds at this moment; null until it holds enough to be drawn from.
 * @param kinds first words of the further answers that it is drawn from
 */
export function gatherKept({ store, clock, client }: Live, queries: QueryClient, kinds: readonly string[]): Kept | null {
  const held = heldOf({ store, clock, link: client.link.get() });
  if (!held || needed.some((kind) => queries.getQueryData([kind]) === undefined)) return null;
  const known = queries
    .getQueryCache()
    .findAll({ predicate: ({ queryKey, state }) => state.data !== undefined && [...needed, ...kinds].includes(String(queryKey[0])) })
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  const first = known.filter(({ queryKey }) => needed.includes(String(queryKey[0])));
  const others = known.filter((query) => !first.includes(query)).slice(0, maxAnswers);
  return { held, answers: [...first, ...others].map(({ queryKey, state }) => ({ key: queryKey, answer: written(state.data) })) };
}

/** Puts the answers where the server's come to stand. */
export function restoreAnswers({ answers, held }: Kept, queries: QueryClient): void {
  for (const { key, answer } of answers) queries.setQueryData(key, key[0] === 'indicators' ? catalogue(answer as IndicatorInfo[]) : answer, { updatedAt: held.at });
}

/** The catalogue is the one answer that is held as a map, which JSON has none of. */
const written = (answer: unknown) => (answer instanceof Map ? [...(answer as Map<string, unknown>).values()] : answer);
const catalogue = (list: readonly IndicatorInfo[]) => new Map(list.map((one) => [one.id, one] as const));
