import { converter, differenceCiede2000, filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit, type Color, type Lrgb, type Rgb } from 'culori';

/** How people see colours: as most do, without one of the three kinds of cones, or as light and dark alone. */
export const visions = ['common', 'protanopia', 'deuteranopia', 'tritanopia', 'grey'] as const;
export type Vision = (typeof visions)[number];

const toLinear = converter('lrgb');
const toRgb = converter('rgb');
const difference = differenceCiede2000();

const filters: Partial<Record<Vision, (colour: Rgb) => Color | undefined>> = { protanopia: filterDeficiencyProt(1), deuteranopia: filterDeficiencyDeuter(1), tritanopia: filterDeficiencyTrit(1) };

/**
 * A colour as somebody sees it. The matrices of Machado, Oliveira and Fernandes (2009) are for linear light, and the library's filters leave
 * the light as it is: they are handed linear values. Grey is the relative luminance of WCAG 2.
 * @param colour any CSS colour
 */
export function seen(colour: string, vision: Vision): Rgb {
  const linear = toLinear(colour);
  if (!linear) throw new Error(`${colour} is no colour`);
  return toRgb(filtered(linear, vision));
}

function filtered({ r, g, b }: Lrgb, vision: Vision): Lrgb {
  if (vision === 'grey') {
    const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    return { mode: 'lrgb', r: y, g: y, b: y };
  }
  const out = filters[vision]?.({ mode: 'rgb', r, g, b }) as Rgb | undefined;
  const [x, y, z] = out ? [out.r, out.g, out.b] : [r, g, b];
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  return { mode: 'lrgb', r: clamp(x), g: clamp(y), b: clamp(z) };
}

/** CIEDE2000 between two colours as somebody sees them; about 2 is just seen side by side, 10 at a glance. */
export function distance(a: string, b: string, vision: Vision): number {
  return difference(seen(a, vision), seen(b, vision));
}

/** Every pair of a list, once. */
export function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]));
}
