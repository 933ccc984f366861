import type { WallContent } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';
import type { Fault } from './order-fault.js';

/** What of an order the pack does not have; one line each, with what there is. Pure. */
export function contentFaults(content: WallContent, pack: ProvincePack): Fault[] {
  const known = {
    scene: pack.scenes.map(({ id }) => id),
    camera: pack.cameras.map(({ id }) => id),
    indicator: pack.indicators.map(({ id }) => id),
    area: pack.areas.map(({ code }) => code),
  };
  const unknown = (['scene', 'camera', 'indicator', 'area'] as const).flatMap((key) => {
    const named = content[key];
    return named === undefined || known[key].includes(named) ? [] : [{ path: `content.${key}`, code: 'unknown' as const, message: `there is no ${key} "${named}"; ${thereAre(known[key])}` }];
  });
  return [...unknown, ...eventFaults(content, pack)];
}

/** An event comes and goes with its feed; its feed is known. */
function eventFaults({ event }: WallContent, pack: ProvincePack): Fault[] {
  if (event === undefined) return [];
  const [feed = ''] = event.split('/');
  return pack.feed(feed) && event.length > feed.length + 1 ? [] : [{ path: 'content.event', code: 'unknown', message: `"${event}" names no event: write <feed>/<id at the source>, with a feed of this province` }];
}

/** Names that are listed at most; a catalogue has hundreds. */
const listed = 12;

function thereAre(names: readonly string[]): string {
  if (names.length === 0) return 'this province has none';
  const more = names.length > listed ? ` and ${names.length - listed} more` : '';
  return `there are ${names.slice(0, listed).join(', ')}${more}`;
}
