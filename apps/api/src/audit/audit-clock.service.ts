import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { House } from '../house.js';

/** The clock of the audit: its end is laid down outside of the database each hour. */
@Injectable()
export class AuditClock {
  constructor(private readonly house: House) {}

  @Cron('0 0 * * * *', { name: 'audit anchor', waitForCompletion: true })
  async lay(): Promise<void> {
    await this.house.audit.anchor.lay();
  }
}
