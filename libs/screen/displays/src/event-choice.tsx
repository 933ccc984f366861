import type { EventState } from '@ioc/contracts';
import { useAddress, useShortcut } from '@ioc/screen-furniture';
import { useOpenEvents } from '@ioc/screen-live';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { useRef } from 'react';

/** What is only told asks for no picture. */
const told = 4;
/** The worst ones; others are chosen on the page of the events. */
const offered = 30;
const without = 'none';

interface EventChoice {
  /** Identity of the event that goes with an order; undefined: none. */
  event: string | undefined;
  /** Somebody chose it; else it is the worst open one, which goes with a camera alone. */
  isChosen: boolean;
  /** False while nobody knows yet which one is the worst. */
  isKnown: boolean;
}

/** The event whose place the wall shows: the one of the address `?event=`, else the worst that is open. */
export function useEventChoice(): EventChoice {
  const [asked] = useAddress('event');
  const { list, known } = useOpenEvents();
  if (asked === without) return { event: undefined, isChosen: false, isKnown: true };
  return { event: asked || list.find(({ severity }) => severity < told)?.id, isChosen: asked !== '', isKnown: asked !== '' || known };
}

/** Which event goes with the order; `e` leads here. */
export function EventField() {
  const { t } = useWords();
  const info = useProvince();
  const { list } = useOpenEvents();
  const [asked, put] = useAddress('event');
  const field = useRef<HTMLSelectElement>(null);
  useShortcut('e', t('walls.keys.event'), () => field.current?.focus());
  const worst = list.filter(({ severity }) => severity < told).slice(0, offered);
  const isListed = asked === '' || asked === without || worst.some(({ id }) => id === asked);
  const nameOf = ({ severity, title, area }: EventState) => [`${severity} ${title}`, areaName(info, area)].filter(Boolean).join(' · ');
  return (
    <label className="field">
      <span>
        {t('walls.event')} <kbd>e</kbd>
      </span>
      <select ref={field} value={asked} onChange={({ target }) => put(target.value)}>
        <option value="">{worst[0] ? t('walls.eventWorst', { name: nameOf(worst[0]) }) : t('walls.eventNone')}</option>
        {worst.slice(1).map((event) => (
          <option key={event.id} value={event.id}>{nameOf(event)}</option>
        ))}
        {!isListed && <option value={asked}>{nameOf(list.find(({ id }) => id === asked) ?? { severity: told, title: asked } as EventState)}</option>}
        <option value={without}>{t('walls.eventWithout')}</option>
      </select>
    </label>
  );
}
