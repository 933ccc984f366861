import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  const seen = new MutationObserver(listener);
  seen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => seen.disconnect();
}

/** Light or dark, as the document says it: MapLibre knows no CSS variables and is told of other colours. */
export function useDocumentTheme(): string {
  return useSyncExternalStore(subscribe, () => document.documentElement.dataset['theme'] ?? 'dark');
}
