import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AlarmRefused, type AlarmEvent } from '@ioc/alarms';
import { AlarmActRequest, AlarmAnswer, AlarmHistoryQuery, AlarmPast, AlarmsQuery, PutBackRequest, ShelveRequest, TakeOutRequest } from '@ioc/contracts';
import { z } from 'zod';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ProblemWithPlaces } from './problem.filter.js';
import { SameOrigin } from './same-origin.guard.js';

const minuteMs = 60_000;
const named = () => new Checked(z.string().min(1).max(400), 'id of an alarm, as `alarms` lists them, each slash in it written %2F');

/** What asks for somebody, and what people do about it. What the table of alarms does not admit is refused with 409, by its name and in words. */
@ApiTags('alarms')
@Controller('alarms')
@UseGuards(SameOrigin)
export class AlarmsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Alarms that stand, worst first, with what the person on duty does' })
  @Answers(z.array(AlarmAnswer))
  all(@Query(new Checked(AlarmsQuery)) query: AlarmsQuery): Promise<AlarmAnswer[]> {
    return this.house.alarms.all(query);
  }

  @Get('history')
  @ApiOperation({ summary: 'What changed alarms, newest first: what was found, what the clock ended, what people did' })
  @Answers(z.array(AlarmPast))
  history(@Query(new Checked(AlarmHistoryQuery)) query: AlarmHistoryQuery): Promise<AlarmPast[]> {
    return this.house.alarms.history(query);
  }

  @Post(':id/ack')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that somebody has seen it' })
  @Answers(AlarmAnswer)
  acknowledge(@Param('id', named()) id: string, @Body(new Checked(AlarmActRequest)) { by, why }: AlarmActRequest): Promise<AlarmAnswer> {
    return this.act(id, { kind: 'acknowledge', by }, why);
  }

  @Post(':id/shelve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts it away for some minutes, with a reason; the province says for how long at most' })
  @Answers(AlarmAnswer)
  shelve(@Param('id', named()) id: string, @Body(new Checked(ShelveRequest)) { by, minutes, reason }: ShelveRequest): Promise<AlarmAnswer> {
    return this.act(id, { kind: 'shelve', by, reason, until: Date.now() + minutes * minuteMs });
  }

  @Post(':id/unshelve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes it back from the shelf' })
  @Answers(AlarmAnswer)
  unshelve(@Param('id', named()) id: string, @Body(new Checked(AlarmActRequest)) { by, why }: AlarmActRequest): Promise<AlarmAnswer> {
    return this.act(id, { kind: 'unshelve', by }, why);
  }

  @Post(':id/reset')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets go of one that stands until somebody does, when what raised it has gone' })
  @Answers(AlarmAnswer)
  reset(@Param('id', named()) id: string, @Body(new Checked(AlarmActRequest)) { by, why }: AlarmActRequest): Promise<AlarmAnswer> {
    return this.act(id, { kind: 'reset', by }, why);
  }

  @Post(':id/take-out')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes it out of service, with a reason and without an end' })
  @Answers(AlarmAnswer)
  takeOut(@Param('id', named()) id: string, @Body(new Checked(TakeOutRequest)) { by, reason }: TakeOutRequest): Promise<AlarmAnswer> {
    return this.act(id, { kind: 'take-out', by, reason });
  }

  @Post(':id/put-back')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts it back into service: what is so then calls' })
  @Answers(AlarmAnswer)
  putBack(@Param('id', named()) id: string, @Body(new Checked(PutBackRequest)) { by, reason }: PutBackRequest): Promise<AlarmAnswer> {
    return this.act(id, { kind: 'put-back', by }, reason);
  }

  private async act(id: string, event: AlarmEvent, why: string | null = null): Promise<AlarmAnswer> {
    try {
      const answer = await this.house.alarms.act(id, event, why);
      if (answer) return answer;
    } catch (fault) {
      if (fault instanceof AlarmRefused) throw new ProblemWithPlaces(409, fault.message, [{ path: 'id', code: fault.reason, message: fault.words.vi }]);
      throw fault;
    }
    throw new NotFoundException(`There is no alarm ${id}; \`alarms\` lists those that stand`);
  }
}
