import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AlarmRefused, type AlarmEvent } from '@ioc/alarms';
import type { Sight } from '@ioc/access';
import { AlarmActRequest, AlarmAnswer, AlarmHistoryQuery, AlarmPast, AlarmsQuery, PutBackRequest, ShelveRequest, TakeOutRequest } from '@ioc/contracts';
import { z } from 'zod';
import { May, MaySome } from './access/may.decorator.js';
import { placeOf } from './access/places.js';
import { Seen } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ProblemWithPlaces } from './problem.filter.js';

const minuteMs = 60_000;
const named = () => new Checked(z.string().min(1).max(400), 'id of an alarm, as `alarms` lists them, each slash in it written %2F');

interface AskedAlarm {
  id: string;
  sight: Sight;
  right: 'act' | 'approve';
}

/** What asks for somebody, and what people do about it. What the table of alarms does not admit is refused with 409, by its name and in words. */
@ApiTags('alarms')
@Controller('alarms')
@May('read', 'alarm')
export class AlarmsController {
  constructor(private readonly house: House) {}

  @MaySome('read', 'alarm')
  @Get()
  @ApiOperation({ summary: 'Alarms that stand, worst first, with what the person on duty does' })
  @Answers(z.array(AlarmAnswer))
  async all(@Query(new Checked(AlarmsQuery)) query: AlarmsQuery, @Seen() sight: Sight): Promise<AlarmAnswer[]> {
    return (await this.house.alarms.all(query)).filter((alarm) => sight.sees('alarm', placeOf.alarm(this.house.pack, alarm)));
  }

  @May('trace', 'alarm')
  @Get('history')
  @ApiOperation({ summary: 'What changed alarms, newest first: what was found, what the clock ended, what people did' })
  @Answers(z.array(AlarmPast))
  history(@Query(new Checked(AlarmHistoryQuery)) query: AlarmHistoryQuery): Promise<AlarmPast[]> {
    return this.house.alarms.history(query);
  }

  @MaySome('act', 'alarm')
  @Post(':id/ack')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that somebody has seen it' })
  @Answers(AlarmAnswer)
  acknowledge(@Param('id', named()) id: string, @Body(new Checked(AlarmActRequest)) { by, why }: AlarmActRequest, @Seen() sight: Sight): Promise<AlarmAnswer> {
    return this.act({ id, sight, right: 'act' }, { kind: 'acknowledge', by }, why);
  }

  @MaySome('act', 'alarm')
  @Post(':id/shelve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts it away for some minutes, with a reason; the province says for how long at most' })
  @Answers(AlarmAnswer)
  shelve(@Param('id', named()) id: string, @Body(new Checked(ShelveRequest)) { by, minutes, reason }: ShelveRequest, @Seen() sight: Sight): Promise<AlarmAnswer> {
    return this.act({ id, sight, right: 'act' }, { kind: 'shelve', by, reason, until: Date.now() + minutes * minuteMs });
  }

  @MaySome('act', 'alarm')
  @Post(':id/unshelve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes it back from the shelf' })
  @Answers(AlarmAnswer)
  unshelve(@Param('id', named()) id: string, @Body(new Checked(AlarmActRequest)) { by, why }: AlarmActRequest, @Seen() sight: Sight): Promise<AlarmAnswer> {
    return this.act({ id, sight, right: 'act' }, { kind: 'unshelve', by }, why);
  }

  @MaySome('act', 'alarm')
  @Post(':id/reset')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets go of one that stands until somebody does, when what raised it has gone' })
  @Answers(AlarmAnswer)
  reset(@Param('id', named()) id: string, @Body(new Checked(AlarmActRequest)) { by, why }: AlarmActRequest, @Seen() sight: Sight): Promise<AlarmAnswer> {
    return this.act({ id, sight, right: 'act' }, { kind: 'reset', by }, why);
  }

  @MaySome('approve', 'alarm')
  @Post(':id/take-out')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes it out of service, with a reason and without an end' })
  @Answers(AlarmAnswer)
  takeOut(@Param('id', named()) id: string, @Body(new Checked(TakeOutRequest)) { by, reason }: TakeOutRequest, @Seen() sight: Sight): Promise<AlarmAnswer> {
    return this.act({ id, sight, right: 'approve' }, { kind: 'take-out', by, reason });
  }

  @MaySome('approve', 'alarm')
  @Post(':id/put-back')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts it back into service: what is so then calls' })
  @Answers(AlarmAnswer)
  putBack(@Param('id', named()) id: string, @Body(new Checked(PutBackRequest)) { by, reason }: PutBackRequest, @Seen() sight: Sight): Promise<AlarmAnswer> {
    return this.act({ id, sight, right: 'approve' }, { kind: 'put-back', by }, reason);
  }

  /** An alarm that lies elsewhere is none to whoever is limited. */
  private async act({ id, sight, right }: AskedAlarm, event: AlarmEvent, why: string | null = null): Promise<AlarmAnswer> {
    if (!sight.mayAll(right, 'alarm') && !(await this.isWithin({ id, sight, right }))) throw noSuchAlarm(id);
    try {
      const answer = await this.house.alarms.act(id, event, why);
      if (answer) return answer;
    } catch (fault) {
      if (fault instanceof AlarmRefused) throw new ProblemWithPlaces(409, fault.message, [{ path: 'id', code: fault.reason, message: fault.words.vi }]);
      throw fault;
    }
    throw noSuchAlarm(id);
  }

  private async isWithin({ id, sight, right }: AskedAlarm): Promise<boolean> {
    const alarms = await this.house.alarms.all({});
    return alarms.some((alarm) => alarm.id === id && sight.mayTo(right, 'alarm', placeOf.alarm(this.house.pack, alarm)));
  }
}

const noSuchAlarm = (id: string) => new NotFoundException(`There is no alarm ${id}; \`alarms\` lists those that stand`);
