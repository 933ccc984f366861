import { AdapterFault, foldText } from '@ioc/adapter-kit';
import { cellText, type Grid } from './grid.js';
import { wordsOf, type SheetChoice, type SheetTable } from './table-settings.js';

const titleRows = 12;

/**
 * The sheet that a choice means: by words of a title cell, by name, by position; all that it says must hold.
 * @throws AdapterFault `bad-shape` when none or several do
 */
export function chooseSheet(grids: readonly Grid[], choice: SheetChoice, table: SheetTable): Grid {
  const visible = table.hidden === 'skip' ? grids.filter((grid) => !grid.hidden) : grids;
  const found = visible.filter((grid, i) => fits(grid, i + 1, choice));
  if (found.length === 1 && found[0]) return found[0];
  const names = visible.map((grid) => `"${grid.name}"`).join(', ');
  throw new AdapterFault('bad-shape', `${found.length} sheets answer ${JSON.stringify(choice)}; there are ${names || 'none'}`);
}

function fits(grid: Grid, position: number, choice: SheetChoice): boolean {
  if (choice.position !== undefined && choice.position !== position) return false;
  if (choice.name !== undefined && !namePattern(choice.name).test(nameKey(grid.name))) return false;
  return choice.title === undefined || hasTitle(grid, wordsOf(choice.title));
}

/** Sheet names drift in their blanks: `14.XK` and `14. XK` are one. */
function nameKey(name: string): string {
  return foldText(name).replaceAll(' ', '');
}

function namePattern(name: string): RegExp {
  const parts = name.split('*').map((part) => nameKey(part).replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

function hasTitle(grid: Grid, words: readonly string[]): boolean {
  const texts = grid.rows.slice(0, titleRows).flatMap((row) => row.map((cell) => foldText(cellText(cell))));
  return words.some((word) => texts.some((text) => text.includes(foldText(word))));
}
