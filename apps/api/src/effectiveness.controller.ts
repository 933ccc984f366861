import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Effectiveness as EffectAnswer, EffectivenessQuery, EffectRecords, EffectRecordsQuery, EffectReportQuery } from '@ioc/contracts';
import { Effectiveness, effectWorkbook } from '@ioc/effectiveness';
import { EffectStore, ShiftStore } from '@ioc/store';
import type { Response } from 'express';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How well the centre itself does: how soon it acts, what its alarms ask of people, what numbers lead to. */
@ApiTags('effectiveness')
@Controller('effectiveness')
@May('read', 'effectiveness')
export class EffectivenessController {
  private readonly effectiveness: Effectiveness;

  constructor(private readonly house: House) {
    const { database } = house;
    this.effectiveness = new Effectiveness({ store: new EffectStore(database), shifts: new ShiftStore(database), pack: () => house.pack });
  }

  @Get()
  @ApiOperation({ summary: 'Times to act, shares in time, load of alarms, silence of feeds and acts that numbers led to, of a month, a half-year or a year' })
  @Answers(EffectAnswer)
  of(@Query(new Checked(EffectivenessQuery)) { period }: EffectivenessQuery): Promise<EffectAnswer> {
    return this.effectiveness.of(period, Date.now());
  }

  @Get('records')
  @ApiOperation({ summary: 'What one row of the figures rests on, newest first' })
  @Answers(EffectRecords)
  records(@Query(new Checked(EffectRecordsQuery)) query: EffectRecordsQuery): Promise<EffectRecords> {
    return this.effectiveness.records(query, Date.now());
  }

  @May('export', 'effectiveness')
  @Get('report')
  @ApiOperation({ summary: 'The same as a workbook: every row with its parts, and what each figure means' })
  @Answers(z.string(), { contentType: xlsx })
  async report(@Query(new Checked(EffectReportQuery)) { period, lang }: EffectReportQuery, @Res() response: Response): Promise<void> {
    const { pack, states } = this.house;
    const answer = await this.effectiveness.of(period, Date.now());
    const simulated = pack.feeds.some(({ id }) => states.get(id)?.provenance === 'simulated');
    const file = await effectWorkbook(answer, { language: lang, utcOffset: pack.utcOffset, simulated });
    response.type(xlsx).setHeader('content-disposition', `attachment; filename="hieu-qua-${period}.xlsx"`).setHeader('x-content-type-options', 'nosniff');
    response.send(file);
  }
}
