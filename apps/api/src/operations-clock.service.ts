import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { House } from './house.js';

/** What is due is at most so late. */
const tickMs = 1000;

/** The clock of the operations room: what happened to alarms is said in the incidents, timers of procedures run out. */
@Injectable()
export class OperationsClock {
  constructor(private readonly house: House) {}

  @Interval(tickMs)
  async tick(): Promise<void> {
    const { drills, procedures, incidents, directives, rollCalls } = this.house.operations;
    await drills.tick();
    await procedures.tick();
    await incidents.tick();
    await directives.tick();
    await rollCalls.tick();
  }
}
