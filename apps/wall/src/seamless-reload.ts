/*
 * A new client is opened in a frame behind the picture and takes its place only when it has painted one of its own: nobody sees a wall start.
 * The first document stays as an empty shell; a client within a frame asks it for the next one.
 */
const painted = 'rong.painted';
const wanted = 'rong.reload';
const shownClass = 'next-shown';
/** A new client that has not painted by then is given up; whoever wanted it asks again. */
const paintWithinMs = 60_000;

let shown: HTMLIFrameElement | null = null;
let coming: HTMLIFrameElement | null = null;
let endOwn: () => void = () => undefined;
let afterExchange: () => void = () => undefined;

/** This document within a frame of a shell. */
export function isFramed(): boolean {
  return window.parent !== window;
}

/** This document is what the screen shows: a page of its own, or the client that took its place; not one that is coming, and no other page's part. */
export function isShown(): boolean {
  return !isFramed() || window.frameElement?.classList.contains(shownClass) === true;
}

/** @param end takes this document's own screen away, once another one stands in its place @param after runs each time that one does */
export function keepShell(end: () => void, after: () => void): void {
  [endOwn, afterExchange] = [end, after];
  addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin !== location.origin || source === null) return;
    if (data === wanted && source === shown?.contentWindow) openNext();
    if (data === painted && source === coming?.contentWindow) exchange();
  });
}

/** Opens a new client behind this one; while one is coming, nothing. */
export function reloadSeamlessly(): void {
  if (isFramed()) window.parent.postMessage(wanted, location.origin);
  else openNext();
}

/** Tells the shell that this client's picture stands. */
export function sayPainted(): void {
  if (isFramed()) window.parent.postMessage(painted, location.origin);
}

function openNext(): void {
  if (coming) return;
  const frame = document.createElement('iframe');
  frame.className = 'next-screen';
  frame.src = location.href;
  coming = frame;
  document.body.append(frame);
  setTimeout(() => giveUp(frame), paintWithinMs);
}

function giveUp(frame: HTMLIFrameElement): void {
  if (coming !== frame) return;
  frame.remove();
  coming = null;
}

function exchange(): void {
  const before = shown;
  shown = coming;
  coming = null;
  shown?.classList.add(shownClass);
  // The new picture stands over the old one before that goes.
  requestAnimationFrame(() => {
    if (before) before.remove();
    else endOwn();
    afterExchange();
  });
}
