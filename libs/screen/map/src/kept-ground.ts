import type { GroundSources } from './ground-style.js';
import { MaplibreGround } from './maplibre-ground.js';

/** A map and the element that it draws into. */
interface Holding {
  ground: MaplibreGround;
  element: HTMLElement;
  sources: GroundSources;
  /** Told of the picture by whoever shows it; null: nobody does. */
  onReady: ((ready: boolean) => void) | null;
}

/** The one map of this screen. It outlives the scenes that show it: a new one would cost a WebGL context each time, and a page has but few. */
let kept: Holding | null = null;

function hold(sources: GroundSources): Holding {
  const element = document.createElement('div');
  element.className = 'gl-element';
  const holding: Holding = { element, sources, onReady: null, ground: new MaplibreGround(element, sources, (ready) => holding.onReady?.(ready)) };
  return holding;
}

/**
 * Puts the screen's map into a host; where another scene shows it at the same time, a second one.
 * @param onReady whether its picture can be shown; called at once
 * @returns the map and how to leave it
 */
export function takeGround(host: HTMLElement, sources: GroundSources, onReady: (ready: boolean) => void): { ground: MaplibreGround; leave: () => void } {
  if (kept && !kept.onReady && (kept.sources.areas !== sources.areas || kept.sources.hasTiles !== sources.hasTiles)) {
    kept.ground.end();
    kept = null;
  }
  kept ??= hold(sources);
  const mine = kept.onReady ? hold(sources) : kept;
  mine.onReady = onReady;
  host.append(mine.element);
  onReady(mine.ground.isReady);
  return { ground: mine.ground, leave: () => leave(mine) };
}

/** Ends the kept map with its context: its document goes, and the browser counts contexts over all of them. */
export function endKeptGround(): void {
  kept?.ground.end();
  kept = null;
}

function leave(mine: Holding): void {
  mine.onReady = null;
  mine.element.remove();
  if (mine !== kept) mine.ground.end();
}
