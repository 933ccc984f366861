import { useSearchParams } from 'react-router';

export const eventKey = 'event';

/** Opens the sheet of a happening over the page that is there. */
export function useEventAddress(): (id: string) => { search: string } {
  const [search] = useSearchParams();
  return (id) => {
    const next = new URLSearchParams(search);
    next.set(eventKey, id);
    return { search: next.toString() };
  };
}
