import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { House } from './house.js';

/** As often as rules are judged: who is to be told at once is told within a second of the round. */
const lookMs = 1000;

/** The clock of messages. A receiver that does not answer holds up nothing but messages. */
@Injectable()
export class NotificationClock {
  constructor(private readonly house: House) {}

  @Interval(lookMs)
  async tell(): Promise<void> {
    await this.house.notifier.tick();
  }
}
