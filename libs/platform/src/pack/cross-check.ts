import type { PackFault } from './fault.js';
import { alarmFaults } from './check-alarms.js';
import { areaFaults } from './check-areas.js';
import { drillFaults } from './check-drills.js';
import { feedFaults, type AdapterKinds } from './check-feeds.js';
import { indicatorFaults } from './check-indicators.js';
import { provinceFaults, cameraFaults, sceneFaults, takeoverFaults } from './check-screens.js';
import { procedureFaults } from './check-procedures.js';
import { serviceIndexFaults } from './check-service-index.js';
import { shiftFaults } from './check-shifts.js';
import { signInFaults } from './check-sign-in.js';
import { displayFaults } from './check-displays.js';
import { notificationFaults } from './check-notification.js';
import { faultIn, type Draft, type Section } from './draft.js';

export type { AdapterKinds } from './check-feeds.js';

/** What no single entry can know of itself: names used twice, names that nothing has, circles, contradictions. */
export function crossCheck(draft: Draft, adapters?: AdapterKinds): PackFault[] {
  return [
    ...duplicates(draft.areas, { what: 'area', key: 'code' }),
    ...duplicates(draft.organisations, { what: 'organisation', key: 'id' }),
    ...duplicates(draft.indicators, { what: 'indicator', key: 'id' }),
    ...duplicates(draft.feeds, { what: 'feed', key: 'id' }),
    ...duplicates(draft.cameras, { what: 'camera', key: 'id' }),
    ...duplicates(draft.scenes, { what: 'scene', key: 'id' }),
    ...duplicates(draft.displays, { what: 'display', key: 'id' }),
    ...duplicates(draft['alarm-rules'], { what: 'alarm rule', key: 'id' }),
    ...duplicates(draft.alarmGroups, { what: 'group of alarms', key: 'id' }),
    ...duplicates(draft.procedures, { what: 'procedure', key: 'id' }),
    ...duplicates(draft.drills, { what: 'drill', key: 'id' }),
    ...duplicates(draft.channels, { what: 'channel', key: 'id' }),
    ...duplicates(draft.recipients, { what: 'recipient', key: 'id' }),
    ...duplicates(draft.notification, { what: 'route', key: 'id' }),
    ...provinceFaults(draft),
    ...areaFaults(draft),
    ...indicatorFaults(draft),
    ...feedFaults(draft, adapters),
    ...cameraFaults(draft),
    ...sceneFaults(draft),
    ...displayFaults(draft),
    ...takeoverFaults(draft),
    ...alarmFaults(draft),
    ...procedureFaults(draft),
    ...drillFaults(draft),
    ...shiftFaults(draft),
    ...serviceIndexFaults(draft),
    ...notificationFaults(draft),
    ...signInFaults(draft),
  ];
}

function duplicates(section: Section<unknown>, { what, key }: { what: string; key: string }): PackFault[] {
  const first = new Map<string, string>();
  return section.names.flatMap((name) => {
    const place = `${name.source.file}:${name.source.line(name.path)}`;
    const earlier = first.get(name.value);
    if (earlier === undefined) {
      first.set(name.value, place);
      return [];
    }
    return [
      faultIn(
        name,
        [key],
        [
          `the ${what} "${name.value}" is declared twice; first at ${earlier}`,
          `give one of the two another ${key}, or remove it`,
        ],
      ),
    ];
  });
}
