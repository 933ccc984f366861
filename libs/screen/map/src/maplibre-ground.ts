import { addProtocol, Map as GlMap, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { Protocol } from 'pmtiles';
import type { MapClass } from './choropleth.js';
import { groundStyle, lineWidths, readPalette, type GroundSources } from './ground-style.js';
import type { LonLat } from './projection.js';

setWorkerUrl(workerUrl);
// Ranges of one file on the own server: no tile server is needed.
addProtocol('pmtiles', new Protocol().tile);

/** A lost WebGL context comes back within this time, or the map is built anew. */
const restoreWithinMs = 2500;
/** A new map is drawn within this time, or another is tried; twice as long each time, as its worker may be unreachable. */
const drawWithinMs = 20_000;
const longestWaitMs = 120_000;

type PaintName = Parameters<GlMap['setPaintProperty']>[1];

export interface GroundPicture {
  center: LonLat;
  zoom: number;
  remPx: number;
}

/**
 * The one MapLibre instance of a screen: districts, roads and rivers, without labels and without hands on it.
 * It keeps what it was told, because a lost WebGL context forgets everything.
 */
export class MaplibreGround {
  private map: GlMap | null = null;
  private classes: ReadonlyMap<string, MapClass> = new Map();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private patienceMs = drawWithinMs;
  private picture: GroundPicture | null = null;
  private drawn = false;

  /** @param onReady false: the picture is lost or was never there, something else must stand in for it */
  constructor(
    private readonly container: HTMLElement,
    private readonly sources: GroundSources,
    private readonly onReady: (ready: boolean) => void,
  ) {}

  /** Its picture stands. */
  get isReady(): boolean {
    return this.drawn;
  }

  show(picture: GroundPicture): void {
    this.picture = picture;
    if (!this.map) return this.build(picture);
    this.map.resize();
    this.map.jumpTo({ center: picture.center, zoom: picture.zoom });
    for (const [layer, width] of lineWidths(picture.remPx)) {
      if (this.map.getLayer(layer)) this.map.setPaintProperty(layer, 'line-width', width);
    }
  }

  setClasses(classes: ReadonlyMap<string, MapClass>): void {
    this.classes = classes;
    this.applyClasses();
  }

  /** Day, night or replay has come: the same map takes the other colours. */
  repaint(): void {
    const { map, picture } = this;
    if (!map || !picture) return;
    for (const { id, paint } of groundStyle(this.sources, readPalette(document.documentElement), picture.remPx).layers) {
      if (map.getLayer(id)) Object.entries(paint ?? {}).forEach(([name, value]) => map.setPaintProperty(id, name as PaintName, value));
    }
  }

  end(): void {
    clearTimeout(this.timer);
    this.drawn = false;
    this.map?.remove();
    this.map = null;
  }

  private build(picture: GroundPicture): void {
    const style: StyleSpecification = groundStyle(this.sources, readPalette(document.documentElement), picture.remPx);
    try {
      this.map = new GlMap({
        container: this.container,
        style,
        center: picture.center,
        zoom: picture.zoom,
        interactive: false,
        attributionControl: false,
        fadeDuration: 0,
        renderWorldCopies: false,
        trackResize: false,
      });
    } catch {
      // No WebGL now: the SVG ground stays, and says so through `onReady`.
      this.onReady(false);
    }
    if (this.map) this.listen(this.map);
    this.rebuildAfter(this.patienceMs);
    this.patienceMs = Math.min(this.patienceMs * 2, longestWaitMs);
  }

  private listen(map: GlMap): void {
    map.once('idle', () => this.ready());
    map.on('load', () => this.applyClasses());
    map.on('webglcontextlost', () => {
      this.drawn = false;
      this.onReady(false);
      this.rebuildAfter(restoreWithinMs);
    });
    map.on('webglcontextrestored', () => void map.once('idle', () => this.ready()));
  }

  private ready(): void {
    clearTimeout(this.timer);
    this.patienceMs = drawWithinMs;
    this.applyClasses();
    this.drawn = true;
    this.onReady(true);
  }

  private rebuildAfter(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.end();
      if (this.picture) this.build(this.picture);
    }, ms);
  }

  private applyClasses(): void {
    const map = this.map;
    if (!map?.getSource('areas')) return;
    for (const [id, mapClass] of this.classes) map.setFeatureState({ source: 'areas', id }, { class: mapClass });
  }
}

let webgl: boolean | null = null;

/** WebGL 2 is what MapLibre needs. Asked once a page: asking costs a context. */
export function hasWebgl(): boolean {
  webgl ??= askWebgl();
  return webgl;
}

function askWebgl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
