/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { Lettering } from '../../apps/department-feeds/src/cameras/picture/lettering.js';

/* Reads the running clock that the cameras' source paints into each picture, from the pixels of the playing video. */

/** The source's lettering: `14:05:09 23/11/2026` at the right end of the top, ten pixels from the edge. */
const lettering = new Lettering(26);
const timeLength = 8;
const band = {
  left: 640 - 10 - lettering.widthOf('00:00:00 00/00/0000'),
  top: 3,
  width: lettering.cellWidth * timeLength,
  height: lettering.cellHeight,
};
/** A digit that fits less well than this was not read. */
const leastLikeness = 0.6;

interface Band {
  id: string;
  /** Luma, row by row; empty while there is no picture. */
  pixels: number[];
  /** When it was taken, epoch milliseconds. */
  at: number;
}

/** Runs in the page. */
function takeBands({ left, top, width, height }: typeof band): Band[] {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  return [...document.querySelectorAll<HTMLElement>('[data-camera]')].map((tile) => {
    const id = tile.dataset['camera'] ?? '';
    const video = tile.querySelector('video');
    const at = Date.now();
    if (video?.videoWidth !== 640) return { id, at, pixels: [] };
    pen.drawImage(video, left, top, width, height, 0, 0, width, height);
    const { data } = pen.getImageData(0, 0, width, height);
    return { id, at, pixels: Array.from({ length: width * height }, (_, index) => data[index * 4 + 1] ?? 0) };
  });
}

export interface ClockReading {
  id: string;
  /** "14:05:09"; null when it cannot be read. */
  text: string | null;
  /** Whole seconds between the painted clock and the clock on the wall; Infinity when it cannot be read. */
  behindS: number;
}

/** @param utcOffsetMs of the place whose time the cameras paint */
export async function readClocks(page: Page, utcOffsetMs: number): Promise<ClockReading[]> {
  const bands = await page.evaluate(takeBands, band);
  return bands.map(({ id, pixels, at }) => {
    const text = pixels.length > 0 ? readTime(pixels) : null;
    return { id, text, behindS: text === null ? Infinity : behind(text, at + utcOffsetMs) };
  });
}

const daySeconds = 86_400;

function behind(text: string, localMs: number): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  const now = Math.floor(localMs / 1000) % daySeconds;
  const apart = now - (hours * 3600 + minutes * 60 + seconds);
  // Over midnight the shorter way counts.
  return apart > daySeconds / 2 ? apart - daySeconds : apart < -daySeconds / 2 ? apart + daySeconds : apart;
}

function readTime(pixels: readonly number[]): string | null {
  const digits = [0, 1, 3, 4, 6, 7].map((place) => readDigit(cut(pixels, place)));
  if (digits.includes(null)) return null;
  return digits.join('').replace(/(..)(..)(..)/, '$1:$2:$3');
}

function cut(pixels: readonly number[], place: number): number[] {
  const { cellWidth, cellHeight } = lettering;
  return Array.from({ length: cellWidth * cellHeight }, (_, index) => {
    const row = Math.floor(index / cellWidth);
    return pixels[row * band.width + place * cellWidth + (index % cellWidth)] ?? 0;
  });
}

function readDigit(cell: readonly number[]): string | null {
  const ranked = [...'0123456789'].map((digit) => ({ digit, likeness: correlation(cell, lettering.cell(digit).alpha) })).sort((a, b) => b.likeness - a.likeness);
  const [best] = ranked;
  return best && best.likeness >= leastLikeness ? best.digit : null;
}

function correlation(a: readonly number[], b: Uint8Array): number {
  const meanA = a.reduce((sum, value) => sum + value, 0) / a.length;
  const meanB = b.reduce((sum, value) => sum + value, 0) / b.length;
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, index) => {
    const [x, y] = [value - meanA, (b[index] ?? 0) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  });
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
