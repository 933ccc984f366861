import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { componentIds, type EventState } from '@ioc/contracts';
import { Checked } from './checked.pipe.js';
import { House } from './house.js';
import { EventsQuery, type EventsFilter } from './parameters.js';

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Happenings from the feeds: worst first, then newest' })
  @ApiQuery({ name: 'component', required: false, enum: componentIds })
  @ApiQuery({ name: 'status', required: false, enum: ['open', 'closed'] })
  @ApiQuery({ name: 'limit', required: false })
  events(@Query(new Checked(EventsQuery)) query: EventsFilter): Promise<EventState[]> {
    return this.house.store.events(query);
  }
}
