import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DutyListQuery, HandOver, HandOverRequest, LogEntry, LogEntryRequest, OpenMatters, RollCall, RollCallAnswerRequest, RollCallRequest, TakeOverRequest } from '@ioc/contracts';
import { DutyRefused } from '@ioc/operations';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ProblemWithPlaces } from './problem.filter.js';

const Id = (what: string) => Param('id', new Checked(z.string().min(1).max(40), what));

/** What those on duty leave to each other: the log book, roll-calls, and the hand-over between two watches. */
@ApiTags('shifts')
@Controller('shifts')
@May('read', 'shift')
export class DutyRoomController {
  constructor(private readonly house: House) {}

  @Get('open-matters')
  @ApiOperation({ summary: 'What whoever comes on duty must know of: alarms, incidents, procedures, steps that are overdue, feeds that are silent' })
  @Answers(OpenMatters)
  matters(): Promise<OpenMatters> {
    return this.house.operations.matters();
  }

  @Get('log')
  @ApiOperation({ summary: 'The log book, newest first' })
  @Answers(z.array(LogEntry))
  log(@Query(new Checked(DutyListQuery)) { limit }: DutyListQuery): Promise<LogEntry[]> {
    return this.house.operations.logBook.list(limit);
  }

  @May('act', 'shift')
  @Post('log')
  @HttpCode(200)
  @ApiOperation({ summary: 'Writes a line, with values kept as they stand now; the same key twice is one line' })
  @Answers(LogEntry)
  write(@Body(new Checked(LogEntryRequest)) request: LogEntryRequest): Promise<LogEntry> {
    return refusing(() => this.house.operations.logBook.write(request));
  }

  @Get('roll-calls')
  @ApiOperation({ summary: 'Questions to everybody on duty, newest first: who answered, and who did not' })
  @Answers(z.array(RollCall))
  rollCalls(@Query(new Checked(DutyListQuery)) { limit }: DutyListQuery): Promise<RollCall[]> {
    return this.house.operations.rollCalls.list(limit);
  }

  @May('act', 'shift')
  @Post('roll-calls')
  @HttpCode(200)
  @ApiOperation({ summary: 'Asks everybody on duty; the same key twice asks once' })
  @Answers(RollCall)
  ask(@Body(new Checked(RollCallRequest)) request: RollCallRequest): Promise<RollCall> {
    return refusing(() => this.house.operations.rollCalls.ask(request));
  }

  @May('act', 'shift')
  @Post('roll-calls/:id/answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answers for a post; its last answer holds' })
  @Answers(RollCall)
  answer(@Id('id of a roll-call, e.g. DD-3') id: string, @Body(new Checked(RollCallAnswerRequest)) request: RollCallAnswerRequest): Promise<RollCall> {
    return refusing(() => this.house.operations.rollCalls.answer(id, request));
  }

  @Get('hand-overs')
  @ApiOperation({ summary: 'Hand-overs between watches, newest first' })
  @Answers(z.array(HandOver))
  handOvers(@Query(new Checked(DutyListQuery)) { limit }: DutyListQuery): Promise<HandOver[]> {
    return this.house.operations.handOvers.list(limit);
  }

  @May('act', 'shift')
  @Post('hand-overs')
  @HttpCode(200)
  @ApiOperation({ summary: 'Leaves everything that is open to the next watch; it holds when that one has taken it' })
  @Answers(HandOver)
  give(@Body(new Checked(HandOverRequest)) request: HandOverRequest): Promise<HandOver> {
    return refusing(() => this.house.operations.handOvers.give(request));
  }

  @May('act', 'shift')
  @Post('hand-overs/:id/take')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes over what the watch before left' })
  @Answers(HandOver)
  take(@Id('id of a hand-over, e.g. GC-3') id: string, @Body(new Checked(TakeOverRequest)) { by }: TakeOverRequest): Promise<HandOver> {
    return refusing(() => this.house.operations.handOvers.take(id, by));
  }
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof DutyRefused)) throw fault;
    throw new ProblemWithPlaces(409, fault.message, [{ path: fault.which ?? 'id', code: fault.reason, message: fault.words.vi }]);
  }
}
