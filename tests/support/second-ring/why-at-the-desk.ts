/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** What stands in the drawer, and after how many milliseconds by the page's own clock it was painted. */
export interface Drawn {
  ms: number;
  sha256: string;
  excerpt: string;
}

/**
 * Opens "Vì sao con số này?" on a desk that is open already, as a link or the browser's own buttons do: by its address.
 * @param series `indicator~area~~breakdown`, as the desk writes it
 */
export function drawnWhy(page: Page, series: string): Promise<Drawn> {
  return page.evaluate(
    ({ asked, indicator }) =>
      new Promise<Drawn>((resolve) => {
        const startedAt = performance.now();
        const look = (): void => {
          const raw = document.querySelector(`[data-why="${indicator}"] [data-why-raw]`);
          if (!raw) return;
          seen.disconnect();
          const excerpt = document.querySelector(`[data-why="${indicator}"] [data-why-excerpt]`)?.textContent ?? '';
          requestAnimationFrame(() => resolve({ ms: performance.now() - startedAt, sha256: raw.getAttribute('data-why-raw') ?? '', excerpt }));
        };
        const seen = new MutationObserver(look);
        seen.observe(document.body, { childList: true, subtree: true, attributes: true });
        history.pushState({}, '', `/desk/indicators?${new URLSearchParams({ why: asked }).toString()}`);
        dispatchEvent(new PopStateEvent('popstate', { state: {} }));
      }),
    { asked: series, indicator: series.split('~')[0] ?? '' },
  );
}
