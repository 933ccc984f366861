import type { Area } from '@ioc/contracts';

/** One unit, several between which nobody guesses, or none. Same shape as the adapter kit's. */
export type AreaMatch = { code: string } | { candidates: string[] } | null;

type Level = Area['level'];

/** Words before a name, and which levels they may stand for. Longest first. */
const prefixes: readonly [RegExp, readonly Level[]][] = [
  [/^thành phố\s+/, ['district', 'province']],
  [/^(?:t\.\s?p\.?\s*|tp\.\s*|tp\s+)/, ['district', 'province']],
  [/^tỉnh\s+/, ['province']],
  [/^(?:huyện\s+|h\.\s*)/, ['district']],
  [/^(?:thị xã\s+|tx\.?\s+|t\.\s?x\.?\s*)/, ['district']],
  [/^(?:thị trấn\s+|tt\.?\s+|t\.\s?t\.?\s*)/, ['commune']],
  [/^(?:phường\s+|p\.\s*)/, ['commune']],
  [/^(?:đặc khu\s+|xã\s+|x\.\s*)/, ['commune']],
];
/** The same words without accents, for text that was typed without. */
const plainPrefixes: readonly [RegExp, readonly Level[]][] = [
  [/^thanh pho\s+/, ['district', 'province']],
  [/^tinh\s+/, ['province']],
  [/^huyen\s+/, ['district']],
  [/^thi xa\s+/, ['district']],
  [/^thi tran\s+/, ['commune']],
  [/^phuong\s+/, ['commune']],
  [/^(?:dac khu|xa)\s+/, ['commune']],
];

/** Composed letters, one kind of blank and apostrophe, lower case; accents stay. */
export function exactName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[ÐðĐ]/g, 'đ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Without accents, blanks, apostrophes, hyphens and dots: `Ia H’Drai` and `IA H DRAI` are both `iahdrai`. */
export function foldedName(text: string): string {
  return withoutAccents(exactName(text)).replace(/[^a-z0-9]/g, '');
}

/** `Đăk Tô` → `Dak To`, of text in lower case. */
export const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

interface Spelling {
  area: Area;
  /** Its own name, and no alias that another unit may have too. */
  isName: boolean;
  exact: string;
  folded: string;
  bare: string;
  bareFolded: string;
}

/** Feeds name the same few hundred units for ever; a hostile one that does not must not fill the memory. */
const rememberedTexts = 5000;

/**
 * Finds units by what feeds call them. Units that live on `asOf` are asked first; only what none of them can be called is
 * looked for among the others, so that a ward that is yet to come does not take a city's figures. Of either, the first
 * step that finds anything decides:
 *
 * 1. the code;
 * 2. a name, short name or alias as it is written, prefix included (of living units, names before aliases);
 * 3. the same, folded: case, accents, đ/Đ, blanks and apostrophes do not count;
 * 4. the name without its prefix (Tỉnh, Thành phố, TP, Huyện, Thị xã, Xã, Phường, Thị trấn …), as it is written;
 * 5. the same, folded. In steps 4 and 5 a prefix in the text must fit the unit's level.
 *
 * When a step finds several, a district wins over a commune of the same name (before July 2025 "Đăk Tô" is the district, after it the commune, since the district is no more).
 * A province and its city are never guessed between. What is still several are candidates.
 */
export class AreaIndex {
  private readonly byCode: ReadonlyMap<string, Area>;
  private readonly living: readonly Spelling[];
  private readonly others: readonly Spelling[];
  private readonly found = new Map<string, AreaMatch>();

  constructor(areas: readonly Area[], asOf: string) {
    this.byCode = new Map(areas.map((area) => [area.code, area]));
    this.living = areas.filter((area) => livesOn(area, asOf)).flatMap(spellingsOf);
    this.others = areas.filter((area) => !livesOn(area, asOf)).flatMap(spellingsOf);
  }

  get(code: string): Area | undefined {
    return this.byCode.get(code);
  }

  find(text: string): AreaMatch {
    const code = text.trim();
    if (this.byCode.has(code)) return { code };
    const before = this.found.get(text);
    if (before !== undefined) return before;
    const match = this.search(text);
    if (this.found.size >= rememberedTexts) this.found.clear();
    this.found.set(text, match);
    return match;
  }

  private search(text: string): AreaMatch {
    const exact = exactName(text);
    const folded = foldedName(text);
    if (folded === '') return null;
    const { bare, levels } = splitPrefix(exact);
    const bareFolded = foldedName(bare);
    const fits = ({ area }: Spelling) => !levels || levels.includes(area.level);
    const steps: ((spelling: Spelling) => boolean)[] = [
      (spelling) => spelling.isName && spelling.exact === exact,
      (spelling) => spelling.exact === exact,
      (spelling) => spelling.folded === folded,
      (spelling) => fits(spelling) && spelling.bare === bare,
      (spelling) => fits(spelling) && spelling.bareFolded === bareFolded,
    ];
    for (const spellings of [this.living, this.others]) {
      // Of units that do not live, one's name may be what another was called in its time: nobody knows which time is meant.
      for (const step of spellings === this.living ? steps : steps.slice(1)) {
        const match = choose(spellings.filter(step).map(({ area }) => area));
        if (match) return match;
      }
    }
    return null;
  }
}

function choose(found: readonly Area[]): AreaMatch {
  const areas = [...new Set(found)];
  const upper = areas.filter((area) => area.level !== 'commune');
  const kept = upper.length > 0 ? upper : areas;
  const [first] = kept;
  if (!first) return null;
  return kept.length === 1 ? { code: first.code } : { candidates: kept.map((area) => area.code).sort() };
}

function spellingsOf(area: Area): Spelling[] {
  return [area.name, area.shortName, ...area.aliases].flatMap((name) => (name === undefined ? [] : [spellingOf(area, name)]));
}

/** Whether the unit exists on a day such as `2024-10-16`. */
export function livesOn(area: Area, day: string): boolean {
  return (area.validFrom ?? '') <= day && day <= (area.validTo ?? '9999-12-31');
}

function spellingOf(area: Area, name: string): Spelling {
  const exact = exactName(name);
  const { bare } = splitPrefix(exact);
  return { area, isName: [area.name, area.shortName].includes(name), exact, bare, folded: foldedName(exact), bareFolded: foldedName(bare) };
}

function splitPrefix(exact: string): { bare: string; levels: readonly Level[] | null } {
  for (const [pattern, levels] of [...prefixes, ...plainPrefixes]) {
    const bare = exact.replace(pattern, '');
    if (bare !== exact && bare !== '') return { bare, levels };
  }
  return { bare: exact, levels: null };
}
