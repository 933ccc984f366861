import { crossingOn, type Crossing, type Display, type Scene } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault } from './fault.js';
import { suggest } from './nearest.js';

/** Walls that name scenes which are not there, or which would lie across the lines between their screens. */
export function displayFaults(draft: Draft): PackFault[] {
  const known = new Names(draft.scenes);
  return draft.displays.values.flatMap((display) => {
    const entry = draft.displays.entries.find(({ value }) => value.id === display.id);
    if (!entry) return [];
    return display.scenes ? namedFaults(entry, display.scenes, { display, known, scenes: draft.scenes.values }) : fittingFaults(entry, display, draft);
  });
}

interface Named {
  display: Display;
  known: Names;
  scenes: readonly Scene[];
}

function namedFaults(entry: Entry<Partial<Display>>, ids: readonly string[], { display, known, scenes }: Named): PackFault[] {
  return ids.flatMap((id, index) => {
    if (known.lack(id)) return [faultIn(entry, ['scenes', index], [`there is no scene "${id}"`, suggest(id, known, 'name a scene of scenes.yaml')])];
    const scene = scenes.find((one) => one.id === id);
    const crossing = scene && crossingOn(scene, display);
    return crossing ? [faultIn(entry, ['scenes', index], [crossingText(id, crossing), 'leave the scene off this wall, or make it of at most three columns of blocks on a wall of four columns of screens'])] : [];
  });
}

/** A wall that nothing fits would stay dark. */
function fittingFaults(entry: Entry<Partial<Display>>, display: Display, { scenes }: Draft): PackFault[] {
  const [first] = scenes.values;
  // Where none has a dwell the first one stands.
  const withDwell = scenes.values.filter(({ dwell }) => dwell !== undefined);
  const turning = withDwell.length > 0 ? withDwell : scenes.values.slice(0, 1);
  if (scenes.unread || !first || turning.some((scene) => crossingOn(scene, display) === null)) return [];
  const crossing = crossingOn(first, display) as Crossing;
  return [
    faultIn(entry, ['grid'], [
      `no scene fits between the ${display.grid.columns} × ${display.grid.rows} screens: ${crossingText(first.id, crossing)}`,
      'say columns: 1, rows: 1 where the lines between the screens are too thin to matter; laid out for bezels are walls of 4 × 2 and 4 × 1 screens',
    ]),
  ];
}

function crossingText(scene: string, { block, bezel }: Crossing): string {
  return `the block "${block}" of the scene "${scene}" would lie across the line between two screens at ${Math.round(bezel.at * 100)} % of the ${bezel.axis === 'x' ? 'width' : 'height'}`;
}
