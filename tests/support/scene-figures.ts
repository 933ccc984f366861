import type { Scene } from '@ioc/contracts';

/** Every figure of the province that some scene shows, the overview's first. */
export function figuresOf(scenes: readonly Scene[]): string[] {
  const all = scenes.flatMap((scene) => {
    if (scene.layout === 'trends') return scene.indicators.map(({ indicator }) => indicator);
    return scene.layout === 'overview'
      ? [...scene.left, ...scene.right].flatMap(({ headline, supporting }) => [headline, ...supporting])
      : blocksOf(scene).flatMap((block) => [...('indicator' in block ? [block.indicator] : []), ...('beside' in block ? block.beside : []), ...('indicators' in block ? block.indicators : [])]);
  });
  return [...new Set(all)];
}

/** … and every one that some scene shows by area. */
export function areaFiguresOf(scenes: readonly Scene[]): string[] {
  const all = scenes.flatMap((scene) => {
    if (scene.layout === 'overview') return [scene.map.indicator];
    return blocksOf(scene).flatMap((block) => (block.kind === 'map' ? [block.indicator] : block.kind === 'areas' ? [block.indicator, ...block.beside] : []));
  });
  return [...new Set(all)];
}

const blocksOf = (scene: Scene) => (scene.layout === 'blocks' ? scene.columns.flatMap(({ blocks }) => blocks) : []);
