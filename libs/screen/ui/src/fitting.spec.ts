import { expect, it } from 'vitest';
import { fitSoon, fittedWidth } from './fitting.js';

const lineHeight = 20;

/** A browser's sum for a text of ten pixels a letter: what it asks and what it is told stand in `log`, in their order. */
function element(name: string, roomPx: number, log: string[]): HTMLElement {
  const span = document.createElement('span');
  const widthPx = () => (span.textContent ?? '').length * 10 * (1 - 0.4 * (1 - Number.parseFloat(span.style.fontStretch || '100') / 100));
  const lines = () => (span.classList.contains('fit-two') ? 2 : 1);
  Object.defineProperties(span, {
    clientWidth: { get: () => roomPx },
    clientHeight: { get: () => lineHeight * lines() },
    scrollWidth: { get: () => (log.push(`${name} measured at ${span.style.fontStretch}`), lines() === 1 ? widthPx() : Math.min(widthPx(), roomPx)) },
    scrollHeight: { get: () => lineHeight * (lines() === 1 ? 1 : Math.ceil(widthPx() / roomPx)) },
  });
  return span;
}

const fitted = async (span: HTMLElement, text: string, more: Partial<Parameters<typeof fitSoon>[1]> = {}) => {
  fitSoon(span, { text, ending: '', mark: '', steps: [92, 84, 77], lines: 1, ...more });
  await Promise.resolve();
  return { text: span.textContent, face: span.style.fontStretch, isTwo: span.classList.contains('fit-two'), isShort: 'short' in span.dataset };
};

it('leaves a text that has room in its widest face', async () => {
  expect(await fitted(element('a', 100, []), 'Kon Tum')).toEqual({ text: 'Kon Tum', face: '92%', isTwo: false, isShort: false });
});

it('narrows the face before it takes a second line, and that before it leaves words off', async () => {
  expect(await fitted(element('a', 91, []), 'Mưa 24 giờ')).toMatchObject({ face: '77%', isTwo: false, isShort: false });
  expect(await fitted(element('a', 91, []), 'Tốc độ trung bình', { lines: 2 })).toMatchObject({ text: 'Tốc độ trung bình', isTwo: true, isShort: false });
  expect(await fitted(element('a', 91, []), 'Tốc độ trung bình')).toMatchObject({ text: 'Tốc độ', isTwo: false, isShort: true });
});

it('sets each step in all texts of one moment before it measures any', async () => {
  const log: string[] = [];
  const [one, other] = [element('one', 91, log), element('other', 91, log)];
  const first = fitted(one, 'Mưa 24 giờ');
  const second = fitted(other, 'Mưa 24 giờ');
  await Promise.all([first, second]);
  expect(log).toEqual(['92%', '84%', '77%'].flatMap((face) => [`one measured at ${face}`, `other measured at ${face}`]));
  expect([one, other].map(fittedWidth)).toEqual([91, 91]);
});

it('fits what was asked last', async () => {
  const span = element('a', 100, []);
  void fitted(span, 'Tốc độ trung bình');
  expect(await fitted(span, 'Mưa')).toMatchObject({ text: 'Mưa', isShort: false });
});
