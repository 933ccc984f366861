import { Layer } from './layer.js';
import { loadFont, type Glyph } from './font.js';

const supersampling = 4;

/** Text painted light on nothing, to be laid over a picture; characters are drawn once. */
export class Lettering {
  private readonly glyphOf: (character: string) => Glyph;
  private readonly cells = new Map<string, Layer>();
  readonly cellWidth: number;
  readonly cellHeight: number;

  /** @param size em in pixels */
  constructor(private readonly size: number) {
    this.glyphOf = loadFont();
    this.cellWidth = Math.round(this.glyphOf('0').advance * size);
    this.cellHeight = Math.round(size * 1.32);
  }

  cell(character: string): Layer {
    const kept = this.cells.get(character);
    if (kept) return kept;
    const scale = this.size * supersampling;
    const baseline = this.size * 1.06 * supersampling;
    const layer = new Layer(this.cellWidth * supersampling, this.cellHeight * supersampling);
    const contours = this.glyphOf(character).contours.map((contour) =>
      contour.map((value, i) => (i % 2 === 0 ? value * scale : baseline - value * scale)),
    );
    layer.fill(contours, 232);
    const made = layer.reduced(supersampling);
    this.cells.set(character, made);
    return made;
  }

  widthOf(text: string): number {
    return [...text].length * this.cellWidth;
  }
}
