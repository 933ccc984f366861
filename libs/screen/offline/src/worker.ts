import { handlingOf, outdated, shellName } from './shell-plan.js';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build: paths of the page and of every file that it may need, and a name for them all. */
declare const __BRIEF_FILES__: readonly string[];
declare const __BRIEF_VERSION__: string;

const files = new Set(__BRIEF_FILES__);
const version = __BRIEF_VERSION__;
const page = '/brief';
/** A network that does not answer for so long is none: a tablet in a valley has bars and no way out. */
const patienceMs = 4000;

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
/** A person chose the new version: the page reloads once this worker has taken over. */
self.addEventListener('message', ({ data }) => {
  if (data === 'take') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const handling = handlingOf({ method: request.method, url: request.url, isPage: request.mode === 'navigate' }, files, self.location.origin);
  if (handling === 'page') event.respondWith(pageFor(request));
  if (handling === 'file') event.respondWith(fileFor(request));
});

/** All files or none: a half kept page is worse than no page. */
async function keepShell(): Promise<void> {
  const shell = await caches.open(shellName(version));
  await shell.addAll([...files].map((path) => new Request(path, { cache: 'reload' })));
}

async function takeOver(): Promise<void> {
  await Promise.all(outdated(await caches.keys(), version).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The network's page is the newer one; the kept one opens where there is no network. A server that answers with a fault is heard. */
async function pageFor(request: Request): Promise<Response> {
  const asked = fetch(request);
  // Where the kept page was taken meanwhile, nobody waits for this answer.
  asked.catch(() => undefined);
  const answer = await Promise.race([asked.catch(() => null), silence()]);
  return answer ?? (await keptFile(page)) ?? asked;
}

function silence(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), patienceMs));
}

/** Their names change with their content: what is kept is what the network has. */
async function fileFor(request: Request): Promise<Response> {
  return (await keptFile(new URL(request.url).pathname)) ?? fetch(request);
}

async function keptFile(path: string): Promise<Response | undefined> {
  return (await caches.open(shellName(version))).match(path);
}
