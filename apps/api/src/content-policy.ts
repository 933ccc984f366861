import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Built client, beside the built server. */
const wallDist = join(import.meta.dirname, '..', '..', 'wall', 'dist');
/** Pages of which the few lines of style that colour them before anything is loaded are allowed by their own hash. */
const pages = ['index.html', 'brief.html'];
const yearS = 31_536_000;

/** What no page of ours asks a browser for. Sound and the whole screen are left: walls play and fill them. */
const unusedFeatures = ['accelerometer', 'browsing-topics', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking'];

/**
 * Headers by which a browser holds a page to what it is. Screens load nothing from elsewhere, and no script or style that stands in a page
 * or is put into it as text; the map's worker and the cameras' media are made in the page (blob:). The desk shows a small copy of a wall: frames of our own.
 * @param publicUrl where people reach the centre; over https, browsers are told to stay with it
 */
export function contentPolicy(publicUrl: string, folder: string = wallDist): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: directives(pages.flatMap((page) => styleHashes(join(folder, page)))) },
      strictTransportSecurity: publicUrl.startsWith('https:') && { maxAge: yearS, includeSubDomains: false },
      xFrameOptions: { action: 'sameorigin' },
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      xPoweredBy: true,
    }),
    (_request, response, next) => {
      response.setHeader('permissions-policy', unusedFeatures.map((feature) => `${feature}=()`).join(', '));
      next();
    },
  ];
}

/** `'self'` of connect-src means this host over ws: and wss: too (CSP level 3; Safari from 15.4). */
function directives(styles: readonly string[]): Record<string, Iterable<string>> {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'", ...styles],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'blob:'],
    workerSrc: ["'self'", 'blob:'],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    manifestSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameSrc: ["'self'"],
    frameAncestors: ["'self'"],
  };
}

/** As CSP names what stands within `<style>`; none where no client was built. */
function styleHashes(page: string): string[] {
  if (!existsSync(page)) return [];
  return [...readFileSync(page, 'utf8').matchAll(/<style>([^]*?)<\/style>/g)].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}
