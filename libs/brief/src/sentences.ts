import { distanceFrom, missesTarget, type BriefRule, type BriefSentence, type EventState } from '@ioc/contracts';
import type { BriefFacts, FigureFacts } from './brief-facts.js';
import { figureChange, isNews, revision } from './changes.js';
import { SentenceWords } from './sentence-words.js';

/** A morning brief has this many sentences at most. */
export const mostSentences = 10;

/** What a rule found, before it is said. */
interface Finding {
  figure?: FigureFacts;
  event?: EventState;
  say: (words: SentenceWords) => string;
}
interface Rule {
  rule: BriefRule;
  /** At most so many sentences. */
  most: number;
  find: (facts: BriefFacts) => Finding[];
}

/** In the order in which a leader must know. Each number is told once, by the first rule that finds it; nothing pads. Pure. */
export function sentencesOf(facts: BriefFacts): BriefSentence[] {
  const words = { vi: new SentenceWords('vi', facts), en: new SentenceWords('en', facts) };
  const told = new Set<string>();
  const sentences = rules.flatMap(({ rule, most, find }) => {
    const found = find(facts).filter((finding) => !told.has(keyOf(finding))).slice(0, most);
    for (const finding of found) told.add(keyOf(finding));
    return found.map(({ figure, event, say }): BriefSentence => {
      const source = words.vi.organisation(figure?.indicator.source ?? event?.organisation);
      return { rule, text: { vi: say(words.vi), en: say(words.en) }, figure: figure?.now ?? null, event: event ?? null, source };
    });
  });
  return sentences.slice(0, mostSentences);
}

function keyOf({ figure, event }: Finding): string {
  return figure ? `${figure.now.indicator}|${figure.now.area}` : `event ${event?.id}`;
}

const isOpen = ({ status }: EventState) => status === 'open';
const isGrave = ({ severity }: EventState) => severity <= 2;
const sure = (figures: readonly FigureFacts[]) => figures.filter(({ now }) => now.freshness !== 'stale');

const rules: readonly Rule[] = [
  { rule: 'begun', most: 3, find: begun },
  { rule: 'still-open', most: 1, find: stillOpen },
  { rule: 'overdue', most: 1, find: overdue },
  { rule: 'left-target', most: 2, find: (facts) => crossed(facts, 'out') },
  { rule: 'off-target', most: 2, find: offTarget },
  { rule: 'silent', most: 2, find: silent },
  { rule: 'worst-area', most: 1, find: worstArea },
  { rule: 'reached-target', most: 1, find: (facts) => crossed(facts, 'in') },
  { rule: 'worse', most: 1, find: (facts) => moved(facts, 'worse') },
  { rule: 'better', most: 1, find: (facts) => moved(facts, 'better') },
  { rule: 'revised', most: 1, find: revised },
  { rule: 'closed', most: 1, find: closed },
];

const worstFirst = (a: EventState, b: EventState) => a.severity - b.severity || a.startedAt - b.startedAt;
/** "Tỷ lệ xử lý đúng hạn 91,7 %" */
const stands = (w: SentenceWords, figure: FigureFacts) => `${w.name(figure)} ${w.value(figure.now.value, figure)}`;

function begun({ events, fromMs }: BriefFacts): Finding[] {
  return events.filter((event) => isOpen(event) && isGrave(event) && isNews(event, fromMs)).toSorted(worstFirst).map(begunOne);
}

function begunOne(event: EventState): Finding {
  return {
    event,
    say: (w) => {
      const level = event.severity === 1 ? w.pick('Khẩn cấp', 'Critical') : w.pick('Mức cao', 'High');
      const by = event.organisation ? `; ${w.organisation(event.organisation)}` : '';
      return `${level}: ${event.title}${w.place(event)}, ${w.pick('từ', 'since')} ${w.moment(event.startedAt)}${by}${w.silence([event])}.`;
    },
  };
}

function stillOpen({ events, fromMs }: BriefFacts): Finding[] {
  const left = events.filter((event) => isOpen(event) && isGrave(event) && !isNews(event, fromMs)).toSorted(worstFirst);
  const [event] = left;
  if (!event) return [];
  const since = (w: SentenceWords) => `${event.title}${w.place(event)}, ${w.pick('từ', 'since')} ${w.moment(event.startedAt)}`;
  return [{ event, say: (w) => w.pick(`Còn ${left.length} việc khẩn cấp hoặc cao chưa xong từ trước, nặng nhất: ${since(w)}${w.silence(left)}.`, `${left.length} critical or high matters are still open from before, the worst: ${since(w)}${w.silence(left)}.`) }];
}

function overdue({ events, atMs }: BriefFacts): Finding[] {
  const late = events.filter((event) => isOpen(event) && event.dueAt !== undefined && event.dueAt < atMs).toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
  const [event] = late;
  if (!event) return [];
  const due = event.dueAt ?? atMs;
  return [{ event, say: (w) => w.pick(`${late.length} việc quá hạn chưa xong; lâu nhất: ${event.title}${w.place(event)}, trễ ${w.age(due)}${w.silence(late)}.`, `${late.length} ${late.length === 1 ? 'matter is' : 'matters are'} overdue; the longest: ${event.title}${w.place(event)}, ${w.age(due)} late${w.silence(late)}.`) }];
}

/** The largest shares of their bound first. */
function farthest(figures: readonly FigureFacts[]): FigureFacts[] {
  const share = ({ indicator: { target }, now }: FigureFacts) => distanceFrom(now.value, target) / Math.max(1, Math.abs(target?.min ?? 0), Math.abs(target?.max ?? 0));
  return figures.filter(({ now, indicator }) => missesTarget(now.value, indicator)).toSorted((a, b) => share(b) - share(a));
}

function offTarget({ figures }: BriefFacts): Finding[] {
  return farthest(sure(figures)).map((figure) => ({
    figure,
    say: (w) => `${stands(w, figure)}, ${w.pick('mục tiêu', 'target')} ${w.target(figure)}, ${w.distance(figure)}; ${w.when(figure.now)}.`,
  }));
}

function worstArea({ byArea }: BriefFacts): Finding[] {
  return farthest(sure(byArea)).map((figure) => ({
    figure,
    say: (w) => {
      const value = `${w.area(figure.now.area)}: ${w.value(figure.now.value, figure)}, ${w.pick('mục tiêu', 'target')} ${w.target(figure)}`;
      return `${w.name(figure)} ${w.pick('kém nhất ở', 'is worst in')} ${value}; ${w.when(figure.now)}.`;
    },
  }));
}

function crossed({ figures }: BriefFacts, way: 'in' | 'out'): Finding[] {
  return figures.flatMap((figure) =>
    figureChange(figure)
      .filter((change) => change.crossed === way)
      .map(({ from }) => ({
        figure,
        say: (w: SentenceWords) => {
          const was = `${w.pick('trước là', 'was')} ${w.value(from, figure)}`;
          const said = way === 'out' ? w.pick('không còn đạt mục tiêu', 'no longer within the target') : w.pick('đã đạt mục tiêu', 'within the target again');
          return `${stands(w, figure)}, ${was}: ${said} ${w.target(figure)}; ${w.when(figure.now)}.`;
        },
      })),
  );
}

/** The largest change in its own measure first. */
function moved(facts: BriefFacts, direction: 'better' | 'worse'): Finding[] {
  const share = ({ now, before }: FigureFacts) => Math.abs(now.value - (before?.value ?? 0)) / Math.max(1, Math.abs(before?.value ?? 0));
  const figures = facts.figures.filter((figure) => figureChange(figure).some((change) => change.direction === direction)).toSorted((a, b) => share(b) - share(a));
  return figures.map((figure) => ({
    figure,
    say: (w) => `${w.name(figure)} ${direction === 'worse' ? w.pick('xấu hơn', 'is worse') : w.pick('tốt hơn', 'is better')}: ${w.value(figure.before?.value ?? 0, figure)} → ${w.value(figure.now.value, figure)}; ${w.when(figure.now)}.`,
  }));
}

/** The longest silence first. */
function silent({ figures }: BriefFacts): Finding[] {
  const old = figures.filter(({ now }) => now.freshness === 'stale').toSorted((a, b) => a.now.ageFrom - b.now.ageFrom);
  return old.map((figure) => ({
    figure,
    say: (w) => `${stands(w, figure)} ${w.pick(`là số cũ ${w.age(figure.now.ageFrom)}, chưa dùng để quyết định được`, `is ${w.age(figure.now.ageFrom)} old: not fit to decide on`)}.`,
  }));
}

function revised({ figures }: BriefFacts): Finding[] {
  return figures.flatMap((figure) =>
    revision(figure).map(({ from }) => ({
      figure,
      say: (w: SentenceWords) => {
        const was = from === null ? w.pick('chưa có số', 'no figure') : w.value(from, figure);
        return w.pick(`${w.name(figure)} được sửa từ ${was} thành ${w.value(figure.now.value, figure)}; ${w.when(figure.now)}.`, `${w.name(figure)} was corrected from ${was} to ${w.value(figure.now.value, figure)}; ${w.when(figure.now)}.`);
      },
    })),
  );
}

function closed({ events }: BriefFacts): Finding[] {
  const done = events.filter(({ status, severity }) => status === 'closed' && severity < 4).toSorted((a, b) => a.severity - b.severity || b.receivedAt - a.receivedAt);
  const [event] = done;
  return event ? [{ event, say: (w) => w.pick(`${done.length} việc đã xong, trong đó: ${event.title}${w.place(event)}.`, `${done.length} matters are settled, among them: ${event.title}${w.place(event)}.`) }] : [];
}
