// Draws the icons of the leaders' brief from one drawing: `node tools/run-ts.mjs tools/draw-icons.ts`.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './build.mjs';

const folder = join(root, 'apps/wall/public/brief');

/** The house on a dark plate; a maskable icon has no corners, and its drawing keeps within the middle four fifths. */
function drawing(isMaskable: boolean): string {
  const [corner, scale] = isMaskable ? [0, 4.2] : [96, 5];
  const place = `translate(256 262) scale(${scale}) translate(-32 -36)`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="${corner}" fill="#191c1e"/><g transform="${place}"><path fill="#eceeef" d="M32 3C38 24 46 42 57 52L7 52C18 42 26 24 32 3Z"/><path fill="none" stroke="#eceeef" stroke-width="4" d="M12 60H52M18 60V70M46 60V70M32 60V70"/></g></svg>`;
}

const browser = await chromium.launch({ executablePath: process.env['IOC_CHROMIUM'] || '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [name, size, isMaskable] of [['icon-192', 192, false], ['icon-512', 512, false], ['icon-maskable-512', 512, true]] as const) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${drawing(isMaskable)}`);
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
}
await writeFile(join(folder, 'icon.svg'), `${drawing(false)}\n`);
await browser.close();
