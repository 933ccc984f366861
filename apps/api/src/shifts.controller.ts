import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { dayAfter, DutyAnswer, ShiftNow, ShiftsAnswer, ShiftsQuery, ShiftSwapRequest } from '@ioc/contracts';
import { SwapFault } from '@ioc/operations';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { BadParameters, ProblemWithPlaces } from './problem.filter.js';

const daysAtMost = 62;

/** Who is on duty: the plan of the pack with what was swapped. How they are reached is not told. */
@ApiTags('shifts')
@Controller('shifts')
@May('read', 'shift')
export class ShiftsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'The watches that begin on some days, who fills them, and what was swapped' })
  @Answers(ShiftsAnswer)
  between(@Query(new Checked(ShiftsQuery)) { from, to }: ShiftsQuery): Promise<ShiftsAnswer> {
    if (to < from || to > dayAfter(from, daysAtMost)) throw new BadParameters([{ path: 'to', message: `must be from ${from} to ${dayAfter(from, daysAtMost)}` }]);
    return this.house.operations.shifts.between(from, to);
  }

  @Get('now')
  @ApiOperation({ summary: 'Who is on duty at this moment, and who comes then' })
  @Answers(ShiftNow)
  now(): Promise<ShiftNow> {
    return this.house.operations.shifts.standing();
  }

  @May('act', 'shift')
  @Post('swaps')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives seats to others than the plan does; answered with the watches as they are then' })
  @Answers(z.array(DutyAnswer))
  async swap(@Body(new Checked(ShiftSwapRequest)) request: ShiftSwapRequest): Promise<DutyAnswer[]> {
    try {
      return await this.house.operations.shifts.swap(request);
    } catch (fault) {
      if (fault instanceof SwapFault) throw new ProblemWithPlaces(400, fault.message, fault.faults);
      throw fault;
    }
  }
}
