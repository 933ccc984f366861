/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Devtools } from '../support/devtools.js';

/** What stands on a wall at one moment. */
export interface Picture {
  link: string;
  /** Of the lost link, seconds; null where the header says none. */
  lostS: number | null;
  figures: { id: string; value: string; age: string }[];
  cameras: string[];
  /** Another document was opened when this is another number. */
  openedAt: number;
}

export interface Sample extends Picture {
  /** Monotonic milliseconds of the test. */
  atMs: number;
}

/** Runs in the page. */
function picture(): Picture | null {
  const wall = document.querySelector('.wall');
  if (!wall) return null;
  const lost = /(\d\d):(\d\d)$/u.exec(document.querySelector('.link-down b')?.textContent ?? '');
  const figures = [...wall.querySelectorAll<HTMLElement>('[data-component] [data-indicator]')].map((tile) => {
    const { indicator, area, value } = tile.dataset;
    return { id: `${tile.closest('[data-component]')?.getAttribute('data-component')} ${indicator} ${area}`, value: value ?? '', age: tile.querySelector('.age:not(.age-due)')?.textContent ?? '' };
  });
  const cameras = [...wall.querySelectorAll('.camera-video')].map((camera) => camera.getAttribute('data-state') ?? '');
  return { link: wall.getAttribute('data-link') ?? '', lostS: lost ? Number(lost[1]) * 60 + Number(lost[2]) : null, figures, cameras, openedAt: performance.timeOrigin };
}

const everyMs = 200;

/** Looks at a wall all the time. */
export interface Watch {
  samples: Sample[];
  /** Waits for a picture like this one. @returns it */
  until(isSo: (sample: Sample) => boolean, withinMs: number): Promise<Sample>;
  stop(): Promise<void>;
}

export function watchWall(devtools: Devtools): Watch {
  const samples: Sample[] = [];
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      const seen = await devtools.look<Picture | null>(`(${picture.toString()})()`);
      if (seen) samples.push({ ...seen, atMs: performance.now() });
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return {
    samples,
    until: async (isSo, withinMs) => {
      const fromMs = performance.now();
      while (performance.now() - fromMs < withinMs) {
        const found = samples.findLast((sample) => sample.atMs >= fromMs);
        if (found && isSo(found)) return found;
        await new Promise((resolve) => setTimeout(resolve, everyMs / 4));
      }
      throw new Error(`not so within ${withinMs} ms: ${isSo.toString()}; last seen ${JSON.stringify(samples.at(-1))?.slice(0, 400)}`);
    },
    stop: async () => {
      isOver = true;
      await looking;
    },
  };
}

const units: Record<string, number> = { giây: 1, ph: 60, giờ: 3600, ngày: 86_400, tháng: 2_629_800, năm: 31_557_600 };

/** The least and the most that an age in words can be, seconds. "3 giờ 12" · "Cũ 40 giây" */
export function secondsOf(age: string): readonly [number, number] {
  const [, amount, unit = '', minutes] = /(\d+) (giây|ph|giờ|ngày|tháng|năm)(?: (\d\d))?/u.exec(age) ?? [];
  const step = units[unit];
  if (step === undefined) throw new Error(`no age: ${age}`);
  const least = Number(amount) * step + Number(minutes ?? 0) * 60;
  return [least, least + (minutes ? 60 : step)];
}

/** Digits wait their turn to be painted: what came before the link was lost stands by then. */
export const settledAfterS = 3;

/** What a wall says without a server that it cannot know: figures that change or get younger, and ages shorter than the time since the server was heard. */
export function dishonest(samples: readonly Sample[]): string[] {
  return samples.flatMap((sample, nth) => {
    if (sample.link !== 'down') return [];
    const before = samples[nth - 1];
    const younger = before?.link === 'down' && (before.lostS ?? 0) >= settledAfterS ? sample.figures.flatMap((figure) => unlike(figure, before.figures.find(({ id }) => id === figure.id))) : [];
    // The header is painted in the same second, though not always in the same moment.
    const tooYoung = sample.figures.filter(({ age }) => age !== '' && secondsOf(age)[1] < (sample.lostS ?? 0) - 1);
    return [...younger, ...tooYoung.map(({ id, age }) => `${id}: ${age}, though the link was lost ${sample.lostS} s before`)];
  });
}

function unlike(figure: Picture['figures'][number], before: Picture['figures'][number] | undefined): string[] {
  if (!before || figure.age === '' || before.age === '') return [];
  if (figure.value !== before.value) return [`${figure.id}: ${before.value} became ${figure.value} without a server`];
  return secondsOf(figure.age)[0] < secondsOf(before.age)[0] ? [`${figure.id}: ${before.age} became ${figure.age}`] : [];
}
