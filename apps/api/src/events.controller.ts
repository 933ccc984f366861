import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { EventState } from '@ioc/contracts';
import { z } from 'zod';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { EventsQuery, type EventsFilter } from './parameters.js';

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Happenings from the feeds: worst first, then newest' })
  @Answers(z.array(EventState))
  events(@Query(new Checked(EventsQuery)) query: EventsFilter): Promise<EventState[]> {
    return this.house.store.events(query);
  }
}
