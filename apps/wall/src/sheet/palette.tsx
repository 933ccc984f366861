const swatches = ['c1', 'c2', 'c3', 'c4', 'c5', 'p1', 'p2', 'p3', 'replay', 'hatch'] as const;

/** The colours that mean something, each with the text that stands on it. */
export function Palette() {
  return (
    <div className="sheet-palette">
      {swatches.map((name) => (
        <i key={name} className={`swatch swatch-${name}`} data-swatch={name}>
          <b>{name}</b>
        </i>
      ))}
    </div>
  );
}
