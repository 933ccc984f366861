import { Controller, Get, NotFoundException, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { EventCounts, EventDetail, EventState } from '@ioc/contracts';
import type { EventFilter } from '@ioc/store';
import { z } from 'zod';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { knownArea } from './known-area.js';
import { EventCountsQuery, EventDetailQuery, EventsQuery, type EventCountsFilter, type EventsFilter } from './parameters.js';
import { rawRecord, runTold } from './why.js';

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Happenings from the feeds, page by page: worst first, then newest, unless said otherwise' })
  @Answers(z.array(EventState))
  events(@Query(new Checked(EventsQuery)) { sort, limit, offset, ...filter }: EventsFilter): Promise<EventState[]> {
    return this.house.store.events({ ...this.filter(filter), sort, limit, offset });
  }

  @Get('counts')
  @ApiOperation({ summary: 'How many happenings the same filters find, however many a list would hold' })
  @Answers(EventCounts)
  counts(@Query(new Checked(EventCountsQuery)) filter: EventCountsFilter): Promise<EventCounts> {
    return this.house.store.eventCounts(this.filter(filter));
  }

  @Get('detail')
  @ApiOperation({ summary: 'One happening, how it stood before, the poll that brought its last version, and its record there, personal data masked' })
  @Answers(EventDetail)
  async detail(@Query(new Checked(EventDetailQuery)) { id }: z.infer<typeof EventDetailQuery>): Promise<EventDetail> {
    const drilled = await this.house.operations.drilledEvent(id);
    if (drilled) return { event: drilled, versions: [], run: null, raw: null };
    const stored = await this.house.store.eventDetail(id);
    if (!stored) throw new NotFoundException(`There is no event ${id}; \`events\` lists those that there are`);
    const { event, versions, where, run, raw } = stored;
    return { event, versions, run: runTold(run), raw: await rawRecord(this.house, { feed: event.feed, receivedAt: event.receivedAt, where, raw }) };
  }

  private filter({ area, ...rest }: EventCountsFilter): EventFilter {
    knownArea(this.house.pack, area);
    return { ...rest, ...(area === undefined ? {} : { areas: this.within(area) }) };
  }

  /** The area itself and all that lies in it. */
  private within(code: string): string[] {
    const below = this.house.pack.areas.filter(({ parent }) => parent === code).flatMap((area) => this.within(area.code));
    return [code, ...below];
  }
}
