import type { Feed } from '@ioc/contracts';
import { durationMs } from '@ioc/contracts';
import type { z } from 'zod';
import { faultIn, idsOf, type Draft, type Entry } from './draft.js';
import type { PackFault } from './fault.js';
import { suggest } from './nearest.js';
import { schemaFaults } from './schema-faults.js';

/** What the loader must know of adapters; the room of adapters comes after this one, so it is handed in. */
export interface AdapterKinds {
  /** Every kind, for a remedy to name. */
  kinds: readonly string[];
  /** Schema of a kind's settings; `undefined` when there is no such kind. */
  settingsOf(kind: string): z.ZodType | undefined;
}

/** Names under which the house itself brings values. */
const reservedFeeds: ReadonlySet<string> = new Set(['derived', 'camera-relay']);

export function feedFaults(draft: Draft, adapters?: AdapterKinds): PackFault[] {
  const indicators = idsOf(draft.indicators);
  const organisations = idsOf(draft.organisations);
  return [
    ...draft.feeds.entries.flatMap((entry) => [
      ...nameFaults(entry, organisations),
      ...pollFaults(entry),
      ...unknownIndicators(entry, indicators),
      ...(adapters ? settingsFaults(entry, adapters) : []),
    ]),
    ...broughtTwice(draft),
  ];
}

function nameFaults(entry: Entry<Feed>, organisations: Set<string>): PackFault[] {
  const { id, organisation } = entry.value;
  const faults: PackFault[] = [];
  if (reservedFeeds.has(id)) faults.push(faultIn(entry, ['id'], [`the id "${id}" belongs to the centre itself`, 'give the feed another id']));
  if (!organisations.has(organisation)) {
    faults.push(faultIn(entry, ['organisation'], [`there is no organisation "${organisation}"`, suggest(organisation, organisations, 'add it to organisations.yaml')]));
  }
  return faults;
}

function pollFaults(entry: Entry<Feed>): PackFault[] {
  const { every } = entry.value.poll;
  if ((durationMs(every) ?? 0) >= 1000) return [];
  return [faultIn(entry, ['poll', 'every'], [`${every} asks without a pause`, 'poll at most once a second, e.g. every: PT5S'])];
}

function unknownIndicators(entry: Entry<Feed>, known: Set<string>): PackFault[] {
  return entry.value.indicators.flatMap((id, index) => {
    if (!known.has(id)) {
      return [faultIn(entry, ['indicators', index], [`there is no indicator "${id}"`, suggest(id, known, 'declare it in indicators/, or remove it here')])];
    }
    if (entry.value.indicators.indexOf(id) < index) return [faultIn(entry, ['indicators', index], [`the indicator "${id}" is named twice`, 'remove one of the two'])];
    return [];
  });
}

/** What the feed's own adapter refuses of its settings. */
export function settingsFaults(entry: Entry<Feed>, { kinds, settingsOf }: AdapterKinds): PackFault[] {
  const { kind, settings } = entry.value;
  const schema = settingsOf(kind);
  if (!schema) return [faultIn(entry, ['kind'], [`there is no adapter of the kind "${kind}"`, suggest(kind, kinds, `use one of ${kinds.join(', ')}`)])];
  const parsed = schema.safeParse(settings);
  if (parsed.success) return [];
  return schemaFaults({ source: entry.source, path: [...entry.path, 'settings'] }, parsed.error.issues, settings);
}

/** Two sources of one figure would overwrite each other, and a formula is a source too. */
function broughtTwice(draft: Draft): PackFault[] {
  const derived = new Set(draft.indicators.entries.filter(({ value }) => value.formula !== undefined).map(({ value }) => value.id));
  const first = new Map<string, string>();
  return draft.feeds.entries
    .filter(({ value }) => value.enabled)
    .flatMap((entry) =>
      [...new Set(entry.value.indicators)].flatMap((id) => {
        const at = ['indicators', entry.value.indicators.indexOf(id)];
        const other = first.get(id);
        if (other !== undefined) return [faultIn(entry, at, [`the feed "${other}" brings "${id}" already`, 'let one of the two bring it, or switch one off with enabled: false'])];
        first.set(id, entry.value.id);
        return derived.has(id) ? [faultIn(entry, at, [`"${id}" is computed by its formula`, 'remove it here, or remove the formula'])] : [];
      }),
    );
}
