import { useSearchParams } from 'react-router';

/** A choice that is kept in the address, so that a page can be linked to as it stands. An empty one leaves the address. */
export function useAddress(key: string): [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const put = (value: string) =>
    setSearch(
      (now) => {
        if (value) now.set(key, value);
        else now.delete(key);
        return now;
      },
      { replace: true },
    );
  return [search.get(key) ?? '', put];
}
