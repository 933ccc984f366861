import { isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap } from 'yaml';

/**
 * Gives a supporting figure's place in a component's panel to another one; all else of the file stays as it was, byte for byte.
 * @returns null when no panel of the component shows the one that is to go
 */
export function replaceOnWall(text: string, component: string, { indicator, replaces }: { indicator: string; replaces: string }): string | null {
  const places = panelsOf(text)
    .filter((panel) => panel.get('component') === component)
    .flatMap((panel) => supportingOf(panel).filter(({ value }) => value === replaces))
    .flatMap(({ range }) => (range ? [range] : []));
  if (places.length === 0) return null;
  return places.reduceRight((now, [from, to]) => `${now.slice(0, from)}${indicator}${now.slice(to)}`, text);
}

function panelsOf(text: string): YAMLMap[] {
  const scenes = parseDocument(text).get('scenes', true);
  const maps = isSeq(scenes) ? scenes.items.filter((scene) => isMap(scene)) : [];
  return maps.flatMap((scene) => ['left', 'right'].flatMap((side) => mapsIn(scene.get(side, true))));
}

function mapsIn(list: unknown): YAMLMap[] {
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

function supportingOf(panel: YAMLMap): Scalar[] {
  const list = panel.get('supporting', true);
  return isSeq(list) ? list.items.filter((item) => isScalar(item)) : [];
}
