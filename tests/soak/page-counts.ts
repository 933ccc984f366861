/// <reference lib="dom" />
import type { CDPSession, Frame, Page } from 'playwright-core';

/** What a page holds after its rubbish was collected. */
export interface PageCounts {
  /** Updates that had reached the page. */
  updates: number;
  heapMb: number;
  nodes: number;
  listeners: number;
  /** Contexts of WebGL that are held and not lost, in all documents of the page, whether their canvas is in them or not. */
  contexts: number;
}

type Gl = WebGLRenderingContext | WebGL2RenderingContext;
type Watched = Window & { gl: WeakRef<Gl>[] };

/** Runs before the page's own scripts: remembers each WebGL context that is made, without holding it. */
export async function watchContexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched = window as unknown as Watched;
    watched.gl = [];
    const make = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function getContext(this: HTMLCanvasElement, ...args: unknown[]) {
      const made = Reflect.apply(make, this, args) as unknown;
      const isGl = typeof args[0] === 'string' && args[0].startsWith('webgl') && made !== null;
      if (isGl && !watched.gl.some((known) => known.deref() === made)) watched.gl.push(new WeakRef(made as Gl));
      return made;
    } as typeof make;
  });
}

/** Takes the contexts of all maps away for half a second, as a driver does that starts anew. @returns how many */
export function loseContexts(page: Frame): Promise<number> {
  return page.evaluate(async () => {
    const alive = (window as unknown as Watched).gl.flatMap((known) => known.deref() ?? []).filter((gl) => !gl.isContextLost() && (gl.canvas as HTMLCanvasElement).isConnected);
    const ends = alive.flatMap((gl) => gl.getExtension('WEBGL_lose_context') ?? []);
    for (const end of ends) end.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const end of ends) end.restoreContext();
    return ends.length;
  });
}

/** Contexts that a document holds and has not lost; what nobody holds is gone once rubbish was collected. */
export function heldContexts(document: Frame): Promise<number> {
  return document.evaluate(() => (window as unknown as Watched).gl.flatMap((known) => known.deref() ?? []).filter((gl) => !gl.isContextLost()).length);
}

export async function countPage(page: Frame, session: CDPSession, updates: number): Promise<PageCounts> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  const held = await Promise.all(page.page().frames().map(heldContexts));
  const contexts = held.reduce((sum, one) => sum + one, 0);
  return { updates, heapMb: metric('JSHeapUsedSize') / 2 ** 20, nodes: metric('Nodes'), listeners: metric('JSEventListeners'), contexts };
}
