import { useEachSecond } from '@ioc/screen-live';
import { formatsFor } from '@ioc/screen-ui';
import { useLayoutEffect } from 'react';

/** How far it is night: 0 by day, 1 by night, between them while the screen goes from one to the other. */
export type Night = number;

/** Night begins and ends at these minutes of the day: 22:00 and 05:30. */
const nightFrom = 22 * 60;
const nightTo = 5 * 60 + 30;
/** Over a minute, so that nobody looks up: every step draws the whole screen anew. */
const stepSeconds = 5;

/** @param time "14:26", local @param second of that minute; zones differ by whole minutes */
export function nightAt(time: string, second: number): Night {
  const [hours, minutes] = time.split(':').map(Number);
  const minute = (hours ?? 0) * 60 + (minutes ?? 0);
  const gone = (Math.floor(second / stepSeconds) * stepSeconds) / 60;
  if (minute === nightFrom) return gone;
  if (minute === nightTo) return 1 - gone;
  return minute > nightFrom || minute < nightTo ? 1 : 0;
}

/** A colour between two; colours are "#rrggbb". */
export function mixed(from: string, to: string, share: number): string {
  const channel = (hex: string, nth: number) => parseInt(hex.slice(1 + 2 * nth, 3 + 2 * nth), 16);
  const between = [0, 1, 2].map((nth) => Math.round(channel(from, nth) + (channel(to, nth) - channel(from, nth)) * share));
  return `#${between.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Dims the greys at night. `?light=night` or `?light=day` holds one of them, `?light=0.5` what is between. @returns another value whenever colours are others */
export function useLight(timeZone: string | undefined): Night {
  const night = useEachSecond((now) => heldNight() ?? nightAt(formatsFor('vi').time(now, timeZone ?? 'Asia/Ho_Chi_Minh'), Math.floor(now / 1000) % 60));
  // Before anybody reads the colours: the map does.
  useLayoutEffect(() => paint(night), [night]);
  return night;
}

function heldNight(): Night | null {
  const held = new URLSearchParams(location.search).get('light') ?? '';
  if (held === 'night' || held === 'day') return held === 'night' ? 1 : 0;
  return /^0\.\d+$/.test(held) ? Number(held) : null;
}

/** Whoever draws by the tokens' values and not by the tokens looks at `data-light`: it changes with every step. */
function paint(night: Night): void {
  const { dataset } = document.documentElement;
  const between = duskSheet();
  between.replaceSync('');
  delete dataset['light'];
  if (night === 0) return;
  if (night < 1) {
    const day = getComputedStyle(document.documentElement);
    const colours = Object.entries(nightTokens()).map(([name, dark]) => `${name}: ${mixed(whole(day.getPropertyValue(name).trim()), dark, night)};`);
    between.replaceSync(`[data-light^='dusk'] { ${colours.join(' ')} --night: ${night}; }`);
  }
  dataset['light'] = night === 1 ? 'night' : `dusk-${night}`;
}

let ownSheet: CSSStyleSheet | null = null;

/** As strong as the night's own rule, and after it: a light ground, which has no night, stays as it is at dusk too. */
function duskSheet(): CSSStyleSheet {
  if (ownSheet) return ownSheet;
  ownSheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(ownSheet);
  return ownSheet;
}

/** The tokens that the night's rule in tokens.css exchanges; it is the one place where they are written. */
function nightTokens(): Record<string, string> {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const rule = rules.find((one): one is CSSStyleRule => one instanceof CSSStyleRule && one.selectorText === '[data-light="night"]' && one.style.getPropertyValue('--s0') !== '');
  return Object.fromEntries([...(rule?.style ?? [])].map((name) => [name, whole(rule?.style.getPropertyValue(name).trim() ?? '')]));
}

/** "#abc" as "#aabbcc": what packs style sheets writes the short form. */
function whole(hex: string): string {
  return hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}` : hex;
}
