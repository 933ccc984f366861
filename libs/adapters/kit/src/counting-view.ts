import type { PackView } from './adapter.js';

/** A pack that counts what was repaired while it was read with: names in another spelling than the catalogue's, units that were converted. */
export interface CountingView {
  view: PackView;
  repairs(): number;
}

/** @param nameOf name of an area in the catalogue */
export function countingView(pack: PackView, nameOf: (code: string) => string | undefined): CountingView {
  const repaired = new Set<string>();
  const { utcOffset, provinceArea } = pack;
  const view: PackView = {
    utcOffset,
    provinceArea,
    indicator: (id) => pack.indicator(id),
    area: (text) => {
      const found = pack.area(text);
      if (found && 'code' in found && !isOfficial(text, [found.code, nameOf(found.code)])) repaired.add(`area ${text}`);
      return found;
    },
    organisation: (text) => pack.organisation(text),
    repaired: (what) => void repaired.add(what),
  };
  return { view, repairs: () => repaired.size };
}

function isOfficial(text: string, official: readonly (string | undefined)[]): boolean {
  return official.includes(text.trim().normalize('NFC'));
}
