import { minutesOf, type ShiftsFile } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault, Path } from './fault.js';
import { suggest } from './nearest.js';

/** A name that is used, and where such names are declared. */
interface Use {
  name: string;
  path: Path;
  what: string;
  known: readonly string[];
  otherwise: string;
}

const day = 24 * 60;

/** Who is never on duty, who cannot be called, and hours that nobody or two crews would fill. */
export function shiftFaults(draft: Draft): PackFault[] {
  const { shifts } = draft;
  if (!shifts) return [];
  return [...twiceFaults(shifts), ...organisationFaults(shifts, draft), ...useFaults(shifts), ...emptyFaults(shifts), ...hourFaults(shifts)];
}

function twiceFaults(shifts: Entry<ShiftsFile>): PackFault[] {
  return (['posts', 'watches', 'people', 'crews'] as const).flatMap((list) => {
    const ids = shifts.value[list].map(({ id }) => id);
    return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [faultIn(shifts, [list, index, 'id'], [`"${id}" is declared twice in ${list}`, 'give one of the two another id, or remove it'])] : []));
  });
}

function organisationFaults(shifts: Entry<ShiftsFile>, draft: Draft): PackFault[] {
  const known = new Names(draft.organisations);
  return shifts.value.people.flatMap(({ organisation }, index) =>
    known.lack(organisation) ? [faultIn(shifts, ['people', index, 'organisation'], [`there is no organisation "${organisation}"`, suggest(organisation, known, 'add it to organisations.yaml')])] : [],
  );
}

function useFaults(shifts: Entry<ShiftsFile>): PackFault[] {
  const { posts, watches, people, crews, rotation } = shifts.value;
  const named = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const seats = crews.flatMap(({ seats: filled }, index) =>
    Object.entries(filled).flatMap(([post, person]): Use[] => [
      { name: post, path: ['crews', index, 'seats', post], what: 'post', known: named(posts), otherwise: 'add it to posts, above' },
      { name: person, path: ['crews', index, 'seats', post], what: 'person', known: named(people), otherwise: 'add it to people, above' },
    ]),
  );
  const turns = rotation.days.flatMap((turn, index) =>
    Object.entries(turn).flatMap(([watch, crew]): Use[] => [
      { name: watch, path: ['rotation', 'days', index, watch], what: 'watch', known: named(watches), otherwise: 'add it to watches, above' },
      { name: crew, path: ['rotation', 'days', index, watch], what: 'crew', known: named(crews), otherwise: 'add it to crews, above' },
    ]),
  );
  return [...seats, ...turns].flatMap(({ name, path, what, known, otherwise }) => (known.includes(name) ? [] : [faultIn(shifts, path, [`there is no ${what} "${name}"`, suggest(name, known, otherwise)])]));
}

/** A post without somebody, a watch without a crew. */
function emptyFaults(shifts: Entry<ShiftsFile>): PackFault[] {
  const { posts, watches, crews, rotation } = shifts.value;
  const posted = crews.flatMap(({ id, seats }, index) =>
    posts.filter((post) => seats[post.id] === undefined).map((post) => faultIn(shifts, ['crews', index, 'seats'], [`nobody fills the post "${post.id}" in the crew "${id}"`, 'name a person for it'])),
  );
  const watched = rotation.days.flatMap((turn, index) =>
    watches.filter((watch) => turn[watch.id] === undefined).map((watch) => faultIn(shifts, ['rotation', 'days', index], [`no crew has the watch "${watch.id}" on this day`, 'name a crew for it'])),
  );
  return [...posted, ...watched];
}

/** Each watch must end where another one begins, and together they must be one day long. */
function hourFaults(shifts: Entry<ShiftsFile>): PackFault[] {
  const { watches } = shifts.value;
  const spans = watches.map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) })).map(({ from, to }) => ({ from, length: ((to - from - 1 + day) % day) + 1, to }));
  const total = spans.reduce((sum, { length }) => sum + length, 0);
  const loose = spans.flatMap(({ to }, index) =>
    spans.some(({ from }) => from === to) ? [] : [faultIn(shifts, ['watches', index, 'to'], [`no watch begins when "${watches[index]?.id ?? ''}" ends, at ${watches[index]?.to ?? ''}`, 'let the next watch begin at this hour'])],
  );
  if (loose.length > 0 || total === day) return loose;
  return [faultIn(shifts, ['watches'], [`the watches are ${total / 60} hours together`, 'let them fill the 24 hours of a day, each moment once'])];
}
