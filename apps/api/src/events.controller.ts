import { Controller, Get, NotFoundException, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Sight } from '@ioc/access';
import { EventCounts, EventDetail, EventState } from '@ioc/contracts';
import type { EventFilter } from '@ioc/store';
import { z } from 'zod';
import { MaySome } from './access/may.decorator.js';
import { areasWithin, placeOf } from './access/places.js';
import { Seen } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { knownArea } from './known-area.js';
import { EventCountsQuery, EventDetailQuery, EventsQuery, type EventCountsFilter, type EventsFilter } from './parameters.js';
import { rawRecord, runTold } from './why.js';

@ApiTags('events')
@Controller('events')
@MaySome('read', 'event')
export class EventsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Happenings from the feeds, page by page: worst first, then newest, unless said otherwise' })
  @Answers(z.array(EventState))
  events(@Query(new Checked(EventsQuery)) { sort, limit, offset, ...filter }: EventsFilter, @Seen() sight: Sight): Promise<EventState[]> {
    return this.house.store.events({ ...this.filter(filter, sight), sort, limit, offset });
  }

  @Get('counts')
  @ApiOperation({ summary: 'How many happenings the same filters find, however many a list would hold' })
  @Answers(EventCounts)
  counts(@Query(new Checked(EventCountsQuery)) filter: EventCountsFilter, @Seen() sight: Sight): Promise<EventCounts> {
    return this.house.store.eventCounts(this.filter(filter, sight));
  }

  @MaySome('trace', 'event')
  @Get('detail')
  @ApiOperation({ summary: 'One happening, how it stood before, the poll that brought its last version, and its record there, personal data masked' })
  @Answers(EventDetail)
  async detail(@Query(new Checked(EventDetailQuery)) { id }: z.infer<typeof EventDetailQuery>, @Seen() sight: Sight): Promise<EventDetail> {
    const drilled = await this.house.operations.drilledEvent(id);
    if (drilled && sight.mayTo('trace', 'event', placeOf.event(drilled))) return { event: drilled, versions: [], run: null, raw: null };
    const stored = drilled ? null : await this.house.store.eventDetail(id);
    // What lies elsewhere is not told apart from what is not.
    if (!stored || !sight.mayTo('trace', 'event', placeOf.event(stored.event))) throw new NotFoundException(`There is no event ${id}; \`events\` lists those that there are`);
    const { event, versions, where, run, raw } = stored;
    // A payload holds the records of others beside this one.
    if (!sight.mayAll('read', 'raw')) return { event, versions, run: runTold(run), raw: null };
    return { event, versions, run: runTold(run), raw: await rawRecord(this.house, { feed: event.feed, receivedAt: event.receivedAt, where, raw }) };
  }

  private filter({ area, ...rest }: EventCountsFilter, sight: Sight): EventFilter {
    knownArea(this.house.pack, area);
    return { ...rest, within: sight.limits('read', 'event'), ...(area === undefined ? {} : { areas: areasWithin(this.house.pack, area) }) };
  }
}
