import { useEachSecond } from '@ioc/screen-live';
import { formatsFor } from '@ioc/screen-ui';
import { useLayoutEffect } from 'react';

export type Light = 'day' | 'night';

/** Night begins and ends at these minutes of the day: 22:00 and 05:30. */
const nightFrom = 22 * 60;
const nightTo = 5 * 60 + 30;

/** @param time "14:26", local */
export function lightAt(time: string): Light {
  const [hours, minutes] = time.split(':').map(Number);
  const minute = (hours ?? 0) * 60 + (minutes ?? 0);
  return minute >= nightFrom || minute < nightTo ? 'night' : 'day';
}

/** Dims the greys at night. `?light=night` or `?light=day` holds one of them. */
export function useLight(timeZone: string | undefined): Light {
  const light = useEachSecond(
    (now) => heldLight() ?? lightAt(formatsFor('vi').time(now, timeZone ?? 'Asia/Ho_Chi_Minh')),
  );
  // Before anybody reads the colours: the map does.
  useLayoutEffect(() => {
    if (light === 'night') document.documentElement.dataset['light'] = 'night';
    else delete document.documentElement.dataset['light'];
  }, [light]);
  return light;
}

function heldLight(): Light | null {
  const held = new URLSearchParams(location.search).get('light');
  return held === 'night' || held === 'day' ? held : null;
}
