import { LiveProvider } from '@ioc/screen-live';
import { ComponentPanel } from '@ioc/screen-panels';
import { useWords } from '@ioc/screen-ui';
import { useLayoutEffect, useRef, useState } from 'react';
import { indicators } from './facts.js';
import { fixedLive } from './fixed-live.js';
import { panelCases } from './panel-cases.js';

/** The parts of a panel, and on which of its edges their number stands. */
const parts = [
  { at: '.panel', edge: 'below', from: 0.004 },
  { at: '.panel h2 .fit', edge: 'above', from: 0.1 },
  { at: '.panel-chips', edge: 'above', from: 0.1 },
  { at: '.head-figure .figure-value', edge: 'above', from: 0.95 },
  { at: '.head-figure .figure-target', edge: 'below', from: 0.5 },
  { at: '.head-figure .age', edge: 'below', from: 0.5 },
  { at: '.cell-figure .figure-label', edge: 'above', from: 0.5 },
  { at: '.cell-figure:nth-child(3) .spark', edge: 'below', from: 0.5 },
  { at: '.cell-figure:nth-child(2) .age', edge: 'above', from: 0.5 },
  { at: '.cell-figure:nth-child(4) .figure-target', edge: 'below', from: 0.5 },
] as const;

/** A panel with a number at each of its parts, and what each one is. */
export function Anatomy() {
  const { t } = useWords();
  const [example] = panelCases.filter(({ name }) => name === 'p2');
  const [live] = useState(() => fixedLive(example?.content ?? {}));
  const ref = useRef<HTMLDivElement>(null);
  const places = usePlaces(ref);
  if (!example) return null;
  return (
    <>
      <div ref={ref} className="sheet-anatomy">
        <LiveProvider live={live}>
          <ComponentPanel content={example.panel} indicators={indicators} />
        </LiveProvider>
        {parts.map(({ at, edge }, index) => (
          <i key={at} className={`anatomy-mark anatomy-${edge}`} style={{ left: `${places[index] ?? 0}px` }}>
            {index + 1}
          </i>
        ))}
      </div>
      <ol className="sheet-parts">
        {parts.map(({ at }, index) => (
          <li key={at}>
            <i className="anatomy-mark">{index + 1}</i>
            {t(`sheet.part.${index + 1}`)}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Where each part lies, pixels from the left of the frame; measured anew when the sheet changes its size. */
function usePlaces(ref: React.RefObject<HTMLDivElement | null>): readonly number[] {
  const [places, setPlaces] = useState<readonly number[]>([]);
  useLayoutEffect(() => {
    const frame = ref.current;
    if (!frame) return;
    const measure = () => {
      const { left } = frame.getBoundingClientRect();
      setPlaces(
        parts.map(({ at, from }) => {
          const box = frame.querySelector(at)?.getBoundingClientRect();
          return box ? box.left - left + box.width * from : 0;
        }),
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(frame);
    void document.fonts.ready.then(measure);
    return () => observer.disconnect();
  }, [ref]);
  return places;
}
