/** How often a page that stays open looks for a newer build. */
const lookEveryMs = 30 * 60_000;

/** Lets a screen open without a server: its worker keeps the page, and reaches no other screen. @returns null where the browser has no workers */
export async function startWorker(screen: 'brief' | 'wall'): Promise<ServiceWorkerRegistration | null> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return null;
  const registration = await navigator.serviceWorker.register(`/${screen}-worker.js`, { scope: `/${screen}` });
  setInterval(() => renewWorker(screen), lookEveryMs);
  return registration;
}

/** Looks now whether the server has another build to keep; where it cannot be asked, the next look will. */
export function renewWorker(screen: 'brief' | 'wall'): void {
  // No workers without a secure connection.
  const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  serviceWorker
    ?.getRegistration(`/${screen}`)
    .then((registration) => registration?.update())
    .catch(() => undefined);
}
