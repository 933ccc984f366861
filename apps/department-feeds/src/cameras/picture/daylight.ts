import { busyness } from '../../core/rhythm.js';
import { hourMs, startOfDay } from '../../core/vietnam-time.js';
import type { Light } from './pen.js';

/** Kon Tum lies at 14° north: dawn and dusk move by half an hour in a year, which no camera picture needs to know. */
const dawn = { from: 5.2, to: 6.2 };
const dusk = { from: 17.3, to: 18.3 };
const steps = 24;

/** Light in 24 steps, so that a place is painted anew every two and a half minutes of twilight and never else. */
export function lightAt(atMs: number): Light {
  const hour = (atMs - startOfDay(atMs)) / hourMs;
  const share = (range: { from: number; to: number }) =>
    Math.min(1, Math.max(0, (hour - range.from) / (range.to - range.from)));
  const night = Math.max(1 - share(dawn), share(dusk));
  return { night: Math.round(night * steps) / steps };
}

/** Share of the traffic's places that are taken: never an empty street, for the picture must show that it lives. */
export function trafficDensity(atMs: number): number {
  return Math.min(1, Math.max(0.32, busyness('street', atMs) * 0.62));
}
