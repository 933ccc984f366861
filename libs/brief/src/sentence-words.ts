import { distanceFrom, type BriefFigure, type EventState } from '@ioc/contracts';
import type { BriefFacts, FigureFacts } from './brief-facts.js';
import { ageInWords, momentInWords, whenInWords, type Language } from './moment-words.js';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

/** How one language says what a brief is made of. */
export class SentenceWords {
  constructor(
    readonly language: Language,
    private readonly facts: Pick<BriefFacts, 'atMs' | 'fromMs' | 'areas' | 'organisations' | 'timeZone' | 'silentSince'>,
  ) {}

  pick(vi: string, en: string): string {
    return this.language === 'vi' ? vi : en;
  }

  name({ indicator }: FigureFacts): string {
    return indicator.name[this.language];
  }

  /** "91,7 %", with ≈ before an estimate; a true minus. */
  value(value: number, { indicator, now }: FigureFacts): string {
    const sign = now.value === value ? prefixOf(now) : '';
    const text = new Intl.NumberFormat(locales[this.language], { minimumFractionDigits: indicator.decimals, maximumFractionDigits: indicator.decimals }).format(value);
    return `${sign}${text.replace('-', '\u2212')}${unitOf(indicator)}`;
  }

  target(of: FigureFacts): string {
    const { min, max } = of.indicator.target ?? {};
    const bound = (one: number) => new Intl.NumberFormat(locales[this.language], { maximumFractionDigits: of.indicator.decimals }).format(one);
    if (min !== undefined && max !== undefined) return `${bound(min)}–${bound(max)}`;
    return min === undefined ? `≤${bound(max ?? 0)}` : `≥${bound(min)}`;
  }

  /** "thiếu 3,3 %" below a floor, "vượt 8" above a ceiling. */
  distance(of: FigureFacts): string {
    const { value } = of.now;
    const below = of.indicator.target?.min !== undefined && value < of.indicator.target.min;
    const by = this.value(distanceFrom(value, of.indicator.target), of);
    return below ? this.pick(`thiếu ${by}`, `short by ${by}`) : this.pick(`vượt ${by}`, `over by ${by}`);
  }

  when(figure: BriefFigure): string {
    return whenInWords(figure, this.where());
  }

  moment(ms: number): string {
    return momentInWords(ms, this.where());
  }

  age(fromMs: number): string {
    return ageInWords(this.facts.atMs - fromMs, this.language);
  }

  /** ", huyện Đắk Glei"; nothing for a happening without a known place. */
  place({ area }: Pick<EventState, 'area'>): string {
    const known = this.facts.areas.find(({ code }) => code === area);
    return known ? `, ${known.shortName ?? known.name}` : '';
  }

  area(code: string): string {
    const known = this.facts.areas.find((one) => one.code === code);
    return known?.shortName ?? known?.name ?? code;
  }

  /** "; nguồn im từ 04:10": where one of the feeds that told of happenings is silent, what they were may be otherwise by now. */
  silence(events: readonly Pick<EventState, 'feed'>[]): string {
    const silent = events.flatMap(({ feed }) => (this.facts.silentSince.has(feed) ? [this.facts.silentSince.get(feed) ?? null] : []));
    if (silent.length === 0) return '';
    const heard = silent.flatMap((since) => since ?? []);
    return heard.length === 0 ? this.pick('; nguồn chưa từng trả lời', '; the feed has never answered') : this.pick(`; nguồn im từ ${this.moment(Math.min(...heard))}, có thể đã khác`, `; the feed is silent since ${this.moment(Math.min(...heard))}, this may be otherwise by now`);
  }

  organisation(id: string | undefined): string {
    return this.facts.organisations.find((one) => one.id === id)?.name ?? id ?? '';
  }

  private where() {
    return { atMs: this.facts.atMs, timeZone: this.facts.timeZone, language: this.language };
  }
}

/** As the catalogue has it, in both languages; "Phản ánh quá hạn: 8" needs no "phản ánh" behind it. */
function unitOf({ unit, name }: FigureFacts['indicator']): string {
  if (unit === '' || name.vi.toLocaleLowerCase('vi').includes(unit.toLocaleLowerCase('vi'))) return '';
  return unit === '%' ? '\u202f%' : ` ${unit}`;
}

const signs = { gt: '>', gte: '≥', lt: '<', lte: '≤', approx: '≈' } as const;

function prefixOf({ qualifier, status }: BriefFigure): string {
  if (qualifier) return signs[qualifier];
  return status === 'estimate' ? '≈' : '';
}
