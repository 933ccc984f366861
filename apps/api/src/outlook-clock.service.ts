import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { House } from './house.js';

/** What is due is made within so long; how long each one holds is the outlooks' own matter. */
const lookMs = 60_000;
/** A server that begins has feeds to hear and walls to fill first. */
const firstMs = 3 * 60_000;

/** The clock of the outlooks. Models are made in a thread of their own; nobody waits for them. */
@Injectable()
export class OutlookClock {
  private readonly beganAt = Date.now();

  constructor(private readonly house: House) {}

  @Interval(lookMs)
  async look(): Promise<void> {
    if (Date.now() - this.beganAt >= firstMs) await this.house.outlooks.refresh();
  }
}
