import { CameraPicture } from './picture/camera-picture.js';
import { lightAt, trafficDensity } from './picture/daylight.js';
import { Lettering } from './picture/lettering.js';
import { SpriteBox } from './picture/sprites.js';
import type { Scene } from './scenes/scene.js';

/** 640 × 360 in 4:2:0; twelve of them under each other are one picture for the encoder. */
export const pictureWidth = 640;
export const pictureHeight = 360;
/** Em of the lettering: 12 px high letters in a tile of 300 px. */
const letterSize = 26;
/** A cool grey all over: only luma is ever drawn. */
const blueDifference = 131;
const redDifference = 125;

/** Draws all cameras into one tall picture. */
export class Studio {
  readonly luma: Uint8Array;
  readonly chroma: Uint8Array;
  private readonly sprites = new SpriteBox();
  private readonly pictures: readonly CameraPicture[];
  private readonly frozen = new Set<string>();

  constructor(scenes: readonly Scene[]) {
    const size = pictureWidth * pictureHeight;
    this.luma = new Uint8Array(size * scenes.length).fill(40);
    this.chroma = new Uint8Array((size * scenes.length) / 2);
    this.chroma.fill(blueDifference, 0, this.chroma.length / 2).fill(redDifference, this.chroma.length / 2);
    const tools = { lettering: new Lettering(letterSize), sprites: this.sprites };
    this.pictures = scenes.map((scene, i) => {
      const luma = this.luma.subarray(i * size, (i + 1) * size);
      return new CameraPicture(scene, tools, { luma, width: pictureWidth, height: pictureHeight });
    });
  }

  /** A frozen picture stands still with its clock, while its bytes go on. */
  freeze(id: string, frozen: boolean): void {
    if (frozen) this.frozen.add(id);
    else this.frozen.delete(id);
  }

  /** The next frame of all cameras. When the light has changed one place is painted anew per frame: each takes about 70 ms. */
  draw(nowMs: number): void {
    const light = lightAt(nowMs);
    this.sprites.under(light);
    const moving = this.pictures.filter((picture) => !this.frozen.has(picture.scene.id));
    moving.find((picture) => picture.outdated(light))?.paint(light);
    const density = trafficDensity(nowMs);
    for (const picture of moving) picture.draw(nowMs, density);
  }
}
