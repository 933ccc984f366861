import { useSearchParams } from 'react-router';

export const eventKey = 'event';
export const alarmKey = 'alarm';

/** Opens the sheet of a happening over the page that is there. */
export function useEventAddress(): (id: string) => { search: string } {
  return useSheetAddress(eventKey);
}

/** Opens the sheet of an alarm over the page that is there. */
export function useAlarmAddress(): (id: string) => { search: string } {
  return useSheetAddress(alarmKey);
}

function useSheetAddress(key: string): (id: string) => { search: string } {
  const [search] = useSearchParams();
  return (id) => {
    const next = new URLSearchParams(search);
    next.set(key, id);
    return { search: next.toString() };
  };
}
