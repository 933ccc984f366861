import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DrillAnswer, DrillDetail, DrillEndRequest, DrillRequest, DrillScript, DrillsQuery } from '@ioc/contracts';
import { DrillRefused } from '@ioc/operations';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ProblemWithPlaces } from './problem.filter.js';

const Id = () => Param('id', new Checked(z.string().min(1).max(40), 'id of a drill, e.g. DT-1'));

/** Drills (diễn tập): what is played, marked wherever it is shown, and counted nowhere. */
@ApiTags('drills')
@Controller('drills')
@May('read', 'drill')
export class DrillsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Drills, those that changed last first' })
  @Answers(z.array(DrillAnswer))
  all(@Query(new Checked(DrillsQuery)) query: DrillsQuery): Promise<DrillAnswer[]> {
    return this.house.operations.drills.list(query);
  }

  @May('trace', 'drill')
  @Get('scripts')
  @ApiOperation({ summary: 'The drills that the province has, with their timelines' })
  @Answers(z.array(DrillScript))
  scripts(): DrillScript[] {
    return [...this.house.pack.drills];
  }

  @May('trace', 'drill')
  @Get(':id')
  @ApiOperation({ summary: 'One drill, and what has happened in it' })
  @Answers(DrillDetail)
  async drill(@Id() id: string): Promise<DrillDetail> {
    const detail = await this.house.operations.drills.detail(id);
    if (!detail) throw noSuchDrill(id);
    return detail;
  }

  @May('act', 'drill')
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Begins a drill; one at a time, and the same key twice begins one' })
  @Answers(DrillAnswer)
  start(@Body(new Checked(DrillRequest)) request: DrillRequest): Promise<DrillAnswer> {
    return refusing(() => this.house.operations.drills.start(request));
  }

  @May('act', 'drill')
  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends a drill: what has arisen from it is closed within moments, and the log book says so' })
  @Answers(DrillAnswer)
  end(@Id() id: string, @Body(new Checked(DrillEndRequest)) request: DrillEndRequest): Promise<DrillAnswer> {
    return refusing(() => this.house.operations.drills.end(id, request));
  }
}

const noSuchDrill = (id: string) => new NotFoundException(`There is no drill ${id}; \`drills\` lists them`);

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof DrillRefused)) throw fault;
    if (fault.reason === 'no-such-drill') throw noSuchDrill(fault.which ?? '');
    throw new ProblemWithPlaces(409, fault.message, [{ path: fault.reason === 'no-such-script' ? 'script' : 'id', code: fault.reason, message: fault.words.vi }]);
  }
}
