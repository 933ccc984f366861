import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

/** The modules look at the address once, when a page begins. */
async function openedAt(address: string) {
  history.replaceState(null, '', address);
  const [{ isOwnWall }, { isShown }] = await Promise.all([import('./last-picture.js'), import('./seamless-reload.js')]);
  return { isOwnWall: isOwnWall(), isShown: isShown() };
}

/** As within a page. @param frame the element there, where that page is of the same origin */
function framed(className: string | null): void {
  vi.stubGlobal('parent', {});
  const frame = document.createElement('iframe');
  if (className) frame.className = className;
  vi.stubGlobal('frameElement', className === null ? null : frame);
}

it.each([
  ['/wall', true],
  ['/wall?display=hall', true],
  ['/wall?miniature&display=hall', false],
  ['/wall/tiles', false],
  ['/desk', false],
])('opens without a server: %s %s', async (address, is) => expect((await openedAt(address)).isOwnWall).toBe(is));

it.each([
  ['next-screen', false],
  ['next-screen next-shown', true],
  ['desk-miniature', false],
  [null, false],
])('in a frame (%s) begins with nothing that was kept, and keeps its picture only once it is the one that is shown: %s', async (className, is) => {
  framed(className);
  expect(await openedAt('/wall')).toEqual({ isOwnWall: false, isShown: is });
});
