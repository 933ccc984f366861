import type { IndicatorInfo, MapContent } from '@ioc/contracts';
import type { Words } from '@ioc/screen-ui';

/** What a scene says of its map. */

/** 1 is the darkest: on target. 5 is the lightest: furthest from it. */
export type MapClass = 1 | 2 | 3 | 4 | 5;

/** Where a lower value is worse, the low end is light; otherwise the high end is. */
function lowIsLight(indicator: IndicatorInfo): boolean {
  return indicator.polarity === 'higher-is-better';
}

export function classOf(value: number, indicator: IndicatorInfo, bounds: MapContent['bounds']): MapClass {
  const above = bounds.filter((bound) => value >= bound).length;
  return (lowIsLight(indicator) ? 5 - above : above + 1) as MapClass;
}

/** The legend's five lines, the lightest first. */
export function legendLines(
  indicator: IndicatorInfo,
  content: MapContent,
  words: Words,
): { mapClass: MapClass; text: string }[] {
  const [b0, b1, b2, b3] = content.bounds.map((bound) => words.formats.number(bound, decimalsOf(bound))) as [
    string,
    string,
    string,
    string,
  ];
  const { t } = words;
  const between = (from: string, to: string) => t('map.legendBetween', { from, to });
  const middle = [between(b0, b1), between(b1, b2), between(b2, b3)];
  const texts = lowIsLight(indicator)
    ? [
        t('map.legendBelow', { bound: b0 }),
        ...middle,
        t(indicator.target?.min === content.bounds[3] ? 'map.legendReached' : 'map.legendFrom', { bound: b3 }),
      ]
    : [
        t('map.legendFrom', { bound: b3 }),
        ...middle.reverse(),
        t(indicator.target?.max === content.bounds[0] ? 'map.legendReachedTo' : 'map.legendBelow', { bound: b0 }),
      ];
  return texts.map((text, index) => ({ mapClass: (5 - index) as MapClass, text }));
}

/** What light and dark mean, in one line. */
export function legendHint(indicator: IndicatorInfo, words: Words): string {
  const { t, formats } = words;
  const target = indicator.polarity === 'higher-is-better' ? indicator.target?.min : indicator.target?.max;
  if (target !== undefined) return t('map.lighterTarget', { target: formats.number(target, decimalsOf(target)) });
  return t(lowIsLight(indicator) ? 'map.lighterLess' : 'map.lighterMore');
}

function decimalsOf(value: number): number {
  return Number.isInteger(value) ? 0 : 1;
}
