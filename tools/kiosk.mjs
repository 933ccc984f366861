// `npm run kiosk -- ADDRESS [FLAG …]`: shows a wall in the installed Chromium and sees to it that it stays: opens the page again
// when its process crashed or what stands there is no wall, and starts another browser when that one ended or its page hangs.
// Further flags go to Chromium. IOC_CHROMIUM names another program than Debian's.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Refusal, startBrowser } from './kiosk-browser.mjs';

const lookEveryMs = 2000;
/** A page that is busy for so long does not come back; one that just opened has more to do. */
const hungAfterMs = 10_000;
const openWithinMs = 30_000;
/** Nothing of ours stands there: a gateway's page, or scripts that did not come. */
const emptyForMs = 20_000;
/** After so long without trouble the next one counts as the first. */
const calmMs = 60_000;
const longestPauseMs = 10_000;

const say = (line) => process.stdout.write(`${new Date().toISOString()} ${line}\n`);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Runs in the page. */
const look = `location.protocol === 'chrome-error:' ? 'error' : document.querySelector('#root > *, .next-shown') ? 'shown' : 'empty'`;

/** What a browser needs that nobody operates; those after it may say otherwise. */
function flagsFor(address) {
  const { protocol, hostname, origin, searchParams } = new URL(address);
  const state = process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state');
  // Without a secure connection a browser keeps neither page nor picture, unless it is told to trust the address.
  const isTrusted = protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return [
    '--kiosk',
    `--user-data-dir=${join(state, 'rong-kiosk', encodeURIComponent(searchParams.get('display') ?? 'wall'))}`,
    ...(isTrusted ? [] : [`--unsafely-treat-insecure-origin-as-secure=${origin}`]),
    ...['--no-first-run', '--no-default-browser-check', '--noerrdialogs', '--hide-crash-restore-bubble', '--disable-session-crashed-bubble', '--password-store=basic'],
    ...['--autoplay-policy=no-user-gesture-required', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=Translate'],
    ...['--disable-pinch', '--overscroll-history-navigation=0'],
  ];
}

/** How long to wait before the next try: not at all the first time, then longer and longer, so that nothing spins. */
function pauses() {
  let [row, lastAt] = [0, -Infinity];
  return () => {
    row = Date.now() - lastAt > calmMs ? 0 : row + 1;
    const pause = row === 0 ? 0 : Math.min(1000 * 2 ** (row - 1), longestPauseMs);
    lastAt = Date.now() + pause;
    return wait(pause);
  };
}

/** A browser answers before it has opened a window. */
async function firstPage(browser) {
  for (const startedAt = Date.now(); Date.now() - startedAt < openWithinMs; await wait(200)) {
    const { targetInfos } = await browser.ask('Target.getTargets', {}, { withinMs: openWithinMs });
    const page = targetInfos.find(({ type }) => type === 'page');
    if (page) return page;
  }
  return null;
}

/** Looks after the one page of a browser until that browser must go. @returns why */
async function watchOver({ browser, crashed, address, pause }) {
  const page = await firstPage(browser);
  if (!page) return 'it opened no page';
  const { sessionId: session } = await browser.ask('Target.attachToTarget', { targetId: page.targetId, flatten: true });
  let [isOpen, emptySince, said] = [false, Date.now(), ''];
  for (;;) {
    const trouble = crashed.take(page.targetId) ? 'its process crashed' : await troubleNow();
    if (trouble) {
      await pause();
      // A night without a server is one line.
      if (trouble !== said) say(`the page is opened again: ${trouble}`);
      said = trouble;
      await browser.ask('Page.navigate', { url: address }, { session, withinMs: openWithinMs });
      [isOpen, emptySince] = [false, Date.now()];
    }
    await Promise.race([wait(lookEveryMs), crashed.next()]);
  }

  function stands() {
    if (!isOpen) say('the wall stands');
    [isOpen, emptySince, said] = [true, Date.now(), ''];
  }

  /** @throws when the page hangs */
  async function troubleNow() {
    const asked = browser.ask('Runtime.evaluate', { expression: look }, { session, withinMs: isOpen ? hungAfterMs : openWithinMs });
    // A crash ends the question without an answer.
    const answer = await Promise.race([asked.catch((error) => error), crashed.next()]);
    if (crashed.has(page.targetId)) return null;
    if (answer instanceof Refusal) return emptyTrouble();
    if (answer instanceof Error) throw answer;
    const seen = answer?.result?.value;
    if (seen === 'shown') stands();
    return seen === 'error' ? 'the server cannot be reached' : emptyTrouble();
  }

  /** A page between two documents answers with a refusal: it lives, and shows nothing yet. */
  function emptyTrouble() {
    return Date.now() - emptySince > emptyForMs ? 'nothing stands on it' : null;
  }
}

/** Pages whose process crashed and that nobody has opened again yet. */
function crashes() {
  const pages = new Set();
  let tell = () => {};
  let told = new Promise((done) => (tell = done));
  return {
    add: (page) => {
      pages.add(page);
      tell();
      told = new Promise((done) => (tell = done));
    },
    has: (page) => pages.has(page),
    take: (page) => pages.delete(page),
    next: () => told,
  };
}

let browser = null;
let isEnding = false;

async function end() {
  if (isEnding) return;
  isEnding = true;
  say('ends');
  await browser?.end();
  process.exit(0);
}

async function keepShowing(address, flags) {
  const pause = pauses();
  while (!isEnding) {
    const crashed = crashes();
    browser = startBrowser(process.env.IOC_CHROMIUM || '/usr/bin/chromium', [...flagsFor(address), ...flags, address], (method, params) => method === 'Target.targetCrashed' && crashed.add(params.targetId));
    browser.ask('Target.setDiscoverTargets', { discover: true }, { withinMs: openWithinMs }).catch(() => {});
    say(`a browser is started for ${address}`);
    const watched = watchOver({ browser, crashed, address, pause }).catch((error) => error.message);
    const why = await Promise.race([watched, browser.ended.then((how) => `it ended: ${how}`)]);
    if (isEnding) return;
    say(`the browser is given up: ${why}`);
    await browser.end();
    await pause();
  }
}

const [address, ...flags] = process.argv.slice(2);
if (!address || !URL.canParse(address)) {
  process.stderr.write('npm run kiosk -- ADDRESS [FLAG …], as in http://localhost:8080/wall?display=hall\n');
  process.exit(64);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
await keepShowing(address, flags);
