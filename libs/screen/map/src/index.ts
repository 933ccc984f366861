export { CameraSign } from './camera-sign.js';
export { CityMap, type CityMapProps } from './city-map.js';
export type { PlacedEvent } from './event-marks.js';
export { EventsMap } from './events-map.js';
export type { AreaCollection } from './geometry.js';
export { ProvinceMap, type ProvinceMapProps } from './province-map.js';
export { endKeptGround } from './kept-ground.js';
