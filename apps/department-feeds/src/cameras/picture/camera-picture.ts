import { localTime } from '../../core/vietnam-time.js';
import type { Scene } from '../scenes/scene.js';
import { Frame, type Box } from './frame.js';
import type { Layer } from './layer.js';
import type { Lettering } from './lettering.js';
import { Pen, unitsWide, type Light } from './pen.js';
import type { SpriteBox } from './sprites.js';
import { actorsOn } from './traffic.js';

const margin = 10;
const two = (value: number): string => String(value).padStart(2, '0');

/** `14:05:09 23/11/2026` */
export function clockText(atMs: number): string {
  const { year, month, day, hour, minute, second } = localTime(atMs);
  return `${two(hour)}:${two(minute)}:${two(second)} ${two(day)}/${two(month)}/${year}`;
}

export interface Tools {
  readonly lettering: Lettering;
  readonly sprites: SpriteBox;
}

/** One camera's picture: its place is painted once per light; each frame repaints only where something moves or counts. */
export class CameraPicture {
  private readonly frame: Frame;
  private ground?: Layer;
  private front?: Layer;
  private dirty: Box[] = [];
  private clock = '';
  private light?: Light;

  constructor(
    readonly scene: Scene,
    private readonly tools: Tools,
    picture: { luma: Uint8Array; width: number; height: number },
  ) {
    this.frame = new Frame(picture.luma, picture.width, picture.height);
  }

  /** Whether the place must be painted anew for this light. */
  outdated(light: Light): boolean {
    return this.light?.night !== light.night;
  }

  paint(light: Light): void {
    const ground = new Pen(light, this.frame.width);
    this.scene.ground(ground);
    this.ground = ground.finish();
    if (this.scene.front) {
      const front = new Pen(light, this.frame.width);
      this.scene.front(front);
      this.front = front.finish();
      // It stands in the place too, so that what a sprite uncovers is whole.
      new Frame(this.ground.tone, this.ground.width, this.ground.height).lay(this.front, { x: 0, y: 0 });
    }
    this.light = light;
    this.letter(this.ground);
    this.dirty = [{ x: 0, y: 0, width: this.frame.width, height: this.frame.height }];
    this.clock = '';
  }

  /** The next frame. @param density share of the traffic's places that are taken */
  draw(nowMs: number, density: number): void {
    const ground = this.ground;
    if (!ground) return;
    for (const box of this.dirty) this.frame.restore(ground, box);
    this.dirty = [];
    const scale = this.frame.width / unitsWide;
    const actors = this.scene.routes.flatMap((route, i) =>
      actorsOn(route, `${this.scene.id}/${i}`, { seconds: nowMs / 1000, density }),
    );
    for (const actor of actors.sort((a, b) => a.y - b.y)) {
      const sprite = this.tools.sprites.get(actor, actor.scale * scale);
      this.place(sprite, { x: actor.x * scale - sprite.width / 2, y: actor.y * scale - sprite.height });
    }
    if (this.front) for (const box of this.dirty) this.frame.lay(this.front, { x: 0, y: 0 }, box);
    this.drawClock(clockText(nowMs));
  }

  private place(sprite: Layer, at: { x: number; y: number }): void {
    const box = this.frame.clip({ ...at, width: sprite.width, height: sprite.height });
    if (!box) return;
    // The band with name and clock stays free.
    const y = Math.max(box.y, this.bandHeight);
    const height = box.y + box.height - y;
    if (height <= 0) return;
    const below = { ...box, y, height };
    this.frame.lay(sprite, at, below);
    this.dirty.push(below);
  }

  private get bandHeight(): number {
    return this.tools.lettering.cellHeight + 8;
  }

  /** Darkens the band at the top and writes the camera's name. */
  private letter(ground: Layer): void {
    for (let i = 0; i < this.bandHeight * ground.width; i += 1)
      ground.tone[i] = 16 + ((ground.tone[i] ?? 0) - 16) * 0.34;
    const band = new Frame(ground.tone, ground.width, ground.height);
    this.write(band, this.scene.title, margin);
  }

  private write(target: Frame, text: string, x: number): void {
    [...text].forEach((character, i) =>
      target.lay(this.tools.lettering.cell(character), { x: x + i * this.tools.lettering.cellWidth, y: 3 }),
    );
  }

  private drawClock(text: string): void {
    if (text === this.clock || !this.ground) return;
    const { cellWidth, cellHeight } = this.tools.lettering;
    const left = this.frame.width - margin - this.tools.lettering.widthOf(text);
    [...text].forEach((character, i) => {
      if (this.clock[i] === character) return;
      const box = this.frame.clip({ x: left + i * cellWidth, y: 3, width: cellWidth, height: cellHeight });
      if (!box || !this.ground) return;
      this.frame.restore(this.ground, box);
      this.frame.lay(this.tools.lettering.cell(character), box);
    });
    this.clock = text;
  }
}
