/** A place on the earth: longitude, latitude, degrees. */
export type LonLat = [lon: number, lat: number];
/** West, south, east, north. */
export type Bounds = [west: number, south: number, east: number, north: number];
/** Pixels inside the map's element. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Web Mercator on a unit square, as MapLibre has it. */
function mercator([lon, lat]: LonLat): [number, number] {
  const sin = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

function unmercator(x: number, y: number): LonLat {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** Pixels of the whole world at zoom 0. */
const worldPx = 512;

/**
 * Where places stand in the picture. One projection serves MapLibre's ground, the SVG ground and everything above them.
 */
export interface Projection {
  project(place: LonLat): [x: number, y: number];
  /** Camera of MapLibre for the same picture. */
  view(size: { width: number; height: number }): { center: LonLat; zoom: number };
  /** Pixels per unit of the Mercator square; a new value means a new picture. */
  scale: number;
}

/** The largest picture of `bounds` inside `box`, in its middle. */
export function fitProjection(bounds: Bounds, box: Box): Projection {
  const [x0, y1] = mercator([bounds[0], bounds[1]]);
  const [x1, y0] = mercator([bounds[2], bounds[3]]);
  const width = Math.max(1, box.right - box.left);
  const height = Math.max(1, box.bottom - box.top);
  const scale = Math.min(width / (x1 - x0), height / (y1 - y0));
  const dx = (box.left + box.right) / 2 - ((x0 + x1) / 2) * scale;
  const dy = (box.top + box.bottom) / 2 - ((y0 + y1) / 2) * scale;
  return {
    scale,
    project: (place) => {
      const [x, y] = mercator(place);
      return [x * scale + dx, y * scale + dy];
    },
    view: (size) => ({
      center: unmercator((size.width / 2 - dx) / scale, (size.height / 2 - dy) / scale),
      zoom: Math.log2(scale / worldPx),
    }),
  };
}
