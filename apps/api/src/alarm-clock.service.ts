import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { House } from './house.js';

/** At most so often are rules judged: what was stored in between is judged together, and hold times and shelves end within it. */
const roundMs = 1000;

/** The clock of the alarms. It stands beside polls and pushes: none of them waits for a round. */
@Injectable()
export class AlarmClock {
  constructor(private readonly house: House) {}

  @Interval(roundMs)
  async judge(): Promise<void> {
    await this.house.alarms.tick();
  }
}
