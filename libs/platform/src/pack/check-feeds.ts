import type { Feed } from '@ioc/contracts';
import { durationMs } from '@ioc/contracts';
import type { z } from 'zod';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
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
const reservedFeeds: ReadonlySet<string> = new Set(['derived', 'camera-relay', 'manual-entry']);

type Declared = Entry<Partial<Feed>>;

export function feedFaults(draft: Draft, adapters?: AdapterKinds): PackFault[] {
  const indicators = new Names(draft.indicators);
  const organisations = new Names(draft.organisations);
  return [
    ...draft.feeds.entries.flatMap((entry) => [
      ...nameFaults(entry, organisations),
      ...pollFaults(entry),
      ...indicatorFaults(entry, indicators),
      ...(adapters ? settingsFaults(entry, adapters) : []),
    ]),
    ...broughtTwice(draft),
  ];
}

function nameFaults(entry: Declared, organisations: Names): PackFault[] {
  const { id, organisation } = entry.value;
  const faults: PackFault[] = [];
  if (id !== undefined && reservedFeeds.has(id)) {
    faults.push(faultIn(entry, ['id'], [`the id "${id}" belongs to the centre itself`, 'give the feed another id']));
  }
  if (organisation !== undefined && organisations.lack(organisation)) {
    faults.push(
      faultIn(
        entry,
        ['organisation'],
        [
          `there is no organisation "${organisation}"`,
          suggest(organisation, organisations, 'add it to organisations.yaml'),
        ],
      ),
    );
  }
  return faults;
}

function pollFaults(entry: Declared): PackFault[] {
  const every = entry.value.poll?.every;
  if (every === undefined || (durationMs(every) ?? 0) >= 1000) return [];
  return [
    faultIn(
      entry,
      ['poll', 'every'],
      [`${every} asks without a pause`, 'poll at most once a second, e.g. every: PT5S'],
    ),
  ];
}

function indicatorFaults(entry: Declared, known: Names): PackFault[] {
  const { indicators = [] } = entry.value;
  return indicators.flatMap((id, index) => {
    const at = ['indicators', index];
    if (known.lack(id))
      return [
        faultIn(entry, at, [
          `there is no indicator "${id}"`,
          suggest(id, known, 'declare it in indicators/, or remove it here'),
        ]),
      ];
    return indicators.indexOf(id) < index
      ? [faultIn(entry, at, [`the indicator "${id}" is named twice`, 'remove one of the two'])]
      : [];
  });
}

/** What the feed's own adapter refuses of its settings. */
export function settingsFaults(entry: Declared, { kinds, settingsOf }: AdapterKinds): PackFault[] {
  const { kind, settings } = entry.value;
  if (kind === undefined) return [];
  const schema = settingsOf(kind);
  if (!schema)
    return [
      faultIn(
        entry,
        ['kind'],
        [`there is no adapter of the kind "${kind}"`, suggest(kind, kinds, `use one of ${kinds.join(', ')}`)],
      ),
    ];
  const parsed = schema.safeParse(settings);
  if (settings === undefined || parsed.success) return [];
  return schemaFaults({ source: entry.source, path: [...entry.path, 'settings'] }, parsed.error.issues, settings);
}

/** Two sources of one figure would overwrite each other, and a formula is a source too. */
function broughtTwice(draft: Draft): PackFault[] {
  const derived = new Set(
    draft.indicators.entries.filter(({ value }) => value.formula !== undefined).map(({ value }) => value.id),
  );
  const first = new Map<string, string>();
  return draft.feeds.entries.flatMap((entry) => {
    const { id: feed = '?', indicators = [], enabled = true } = entry.value;
    return [...new Set(enabled ? indicators : [])].flatMap((id) => {
      const at = ['indicators', indicators.indexOf(id)];
      const other = first.get(id);
      if (other !== undefined) {
        return [
          faultIn(entry, at, [
            `the feed "${other}" brings "${id}" already`,
            'let one of the two bring it, or switch one off with enabled: false',
          ]),
        ];
      }
      first.set(id, feed);
      return derived.has(id)
        ? [faultIn(entry, at, [`"${id}" is computed by its formula`, 'remove it here, or remove the formula'])]
        : [];
    });
  });
}
