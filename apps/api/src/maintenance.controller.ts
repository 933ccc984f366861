import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { MaintenanceAnswer, MaintenanceEnd, MaintenanceQuery, MaintenanceRequest } from '@ioc/contracts';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ProblemWithPlaces } from './problem.filter.js';

const named = () => new Checked(z.uuid(), 'id of a window');

/** Work that is known beforehand: what it touches calls nobody while it lasts, and what is still so after it calls then. */
@ApiTags('alarms')
@Controller('maintenance-windows')
@May('trace', 'alarm')
export class MaintenanceController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Maintenance windows, the one that begins last first' })
  @Answers(z.array(MaintenanceAnswer))
  all(@Query(new Checked(MaintenanceQuery)) query: MaintenanceQuery): Promise<MaintenanceAnswer[]> {
    return this.house.maintenance.list(query);
  }

  @May('approve', 'alarm')
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Opens a window over feeds, alarm rules or areas; where several are named, over what all of them touch' })
  @Answers(MaintenanceAnswer)
  open(@Body(new Checked(MaintenanceRequest)) request: MaintenanceRequest): Promise<MaintenanceAnswer> {
    const unknown = this.house.maintenance.unknownNames(request);
    if (unknown.length > 0) throw new ProblemWithPlaces(400, 'the window names what the province has not', unknown);
    return this.house.maintenance.begin(request);
  }

  @May('approve', 'alarm')
  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends a window before its time; one that is over stays as it was' })
  @Answers(MaintenanceAnswer)
  async end(@Param('id', named()) id: string, @Body(new Checked(MaintenanceEnd)) { by }: MaintenanceEnd): Promise<MaintenanceAnswer> {
    const ended = await this.house.maintenance.end(id, by);
    if (ended) return ended;
    throw new NotFoundException(`There is no maintenance window ${id}`);
  }
}
