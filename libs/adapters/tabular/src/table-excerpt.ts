import { excerptLength, foldText, type Excerpt } from '@ioc/adapter-kit';
import { cellName, cellText, type Grid } from './grid.js';

/**
 * The row of a cell, each filled cell with its name: `E10 = 3.767,3`.
 * @param place `: Sheet!E10` or `!D2`, as the table reader names it
 */
export function rowExcerpt(grids: readonly Grid[], place: string): Excerpt {
  const [, sheet = '', row = ''] = /^(?::\s*)?(.*)![A-Z]{1,3}(\d{1,7})/.exec(place) ?? [];
  const grid = grids.find(({ name }) => foldText(name) === foldText(sheet)) ?? onlyOf(grids);
  const lines = grid ? filledCells(grid, Number(row) - 1) : [];
  if (!grid || lines.length === 0) return { text: '', exact: false };
  return { text: [grid.name, ...lines].join('\n').slice(0, excerptLength), exact: true };
}

function onlyOf(grids: readonly Grid[]): Grid | undefined {
  return grids.length === 1 ? grids[0] : undefined;
}

function filledCells(grid: Grid, row: number): string[] {
  return (grid.rows[row] ?? []).flatMap((cell, column) => {
    const text = cellText(cell).trim();
    return text === '' ? [] : [`${cellName(grid, row, column).slice(grid.name.length + 1)} = ${text}`];
  });
}
