import { pushedOf } from './pushed.js';
import { handlingOf, outdated, shellName } from './shell-plan.js';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build: whose page it is, paths of the page and of every file that it may need, and a name for them all. */
declare const __SCREEN__: 'brief' | 'wall';
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const screen = __SCREEN__;
const version = __VERSION__;
const shell = { screen, files: new Set(__FILES__), origin: self.location.origin };
/** A network that does not answer for so long is none: a tablet in a valley has bars and no way out. */
const patienceMs = 4000;

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
/** A person chose the new version: the page reloads once this worker has taken over. */
self.addEventListener('message', ({ data }) => {
  if (data === 'take') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { method, url, mode, destination } = event.request;
  const handling = handlingOf({ method, url, isPage: mode === 'navigate' && destination === 'document' }, shell);
  if (handling === 'page') event.respondWith(pageFor(event.request));
  if (handling === 'file') event.respondWith(fileFor(event.request));
});

// The wall asks for no messages: whoever stands before it sees it.
if (screen === 'brief') {
  self.addEventListener('push', (event) => event.waitUntil(show(event.data?.text())));
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(openAt((event.notification.data as { path: string }).path));
  });
}

async function show(text: string | undefined): Promise<void> {
  const { title, body, tag, path } = pushedOf(text, self.location.origin);
  await self.registration.showNotification(title, { body, tag, data: { path }, icon: '/brief/icon-192.png', requireInteraction: true });
}

/** A page that is open already goes there; otherwise one is opened. */
async function openAt(path: string): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window' });
  if (!page) return void (await self.clients.openWindow(path));
  await page.navigate(path);
  await page.focus();
}

/** All files or none: a half kept page is worse than no page. */
async function keepShell(): Promise<void> {
  const store = await caches.open(shellName(screen, version));
  await store.addAll([...shell.files].map((path) => new Request(path, { cache: 'reload' })));
  // Nobody stands at a wall to choose; its page goes over to a new build by itself.
  if (screen === 'wall') await self.skipWaiting();
}

async function takeOver(): Promise<void> {
  await Promise.all(outdated(await caches.keys(), screen, version).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The network's page is the newer one; the kept one opens where there is no network, or only a gateway that cannot reach the server. */
async function pageFor(request: Request): Promise<Response> {
  const asked = fetch(request);
  const answer = await Promise.race([asked.catch(() => null), silence()]);
  if (answer && answer.status < 500) return answer;
  return (await keptFile(`/${screen}`)) ?? asked;
}

function silence(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), patienceMs));
}

/** Their names change with their content: what is kept is what the network has. */
async function fileFor(request: Request): Promise<Response> {
  return (await keptFile(new URL(request.url).pathname)) ?? fetch(request);
}

async function keptFile(path: string): Promise<Response | undefined> {
  return (await caches.open(shellName(screen, version))).match(path);
}
