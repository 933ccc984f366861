import { useWords } from '@ioc/screen-ui';
import { useEffect, useRef, useState } from 'react';

const swatches = ['c1', 'c2', 'c3', 'c4', 'c5', 'p1', 'p2', 'p3', 'replay', 'hatch'] as const;

/** The colours that mean something, each with the text that stands on it, and by how much that stands out. */
export function Palette() {
  return (
    <div className="sheet-palette">
      {swatches.map((name) => (
        <Swatch key={name} name={name} />
      ))}
    </div>
  );
}

function Swatch({ name }: { name: (typeof swatches)[number] }) {
  const { formats } = useWords();
  const ref = useRef<HTMLElement>(null);
  const [contrast, setContrast] = useState<number | null>(null);
  // As painted: the sheet sets its theme after its parts stand.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (!ref.current) return;
      const { backgroundColor, color } = getComputedStyle(ref.current);
      setContrast(contrastOf(backgroundColor, color));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <i ref={ref} className={`swatch swatch-${name}`} data-swatch={name}>
      <b>{[name, contrast !== null && name !== 'hatch' && formats.number(contrast, 1)].filter(Boolean).join(' ')}</b>
    </i>
  );
}

/** WCAG 2: 1 (the same) to 21. @param a, b "rgb(r, g, b)" */
function contrastOf(a: string, b: string): number {
  const [light = 0, dark = 0] = [a, b].map(luminance).sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [...colour.matchAll(/[\d.]+/gu)].map(([channel]) => linear(Number(channel) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
