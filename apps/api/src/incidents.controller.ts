import { Body, Controller, ForbiddenException, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Sight } from '@ioc/access';
import { incidentActs, IncidentAnswer, IncidentDetail, IncidentRequest, IncidentsQuery, type EventState, type IncidentAct, type IncidentActRequest } from '@ioc/contracts';
import { IncidentRefused } from '@ioc/operations';
import { z } from 'zod';
import { May, MaySome } from './access/may.decorator.js';
import { placeOf } from './access/places.js';
import { Seen } from './access/rights.guard.js';
import { seenPage } from './access/seen-page.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ProblemWithPlaces } from './problem.filter.js';

const Id = () => Param('id', new Checked(z.string().min(1).max(40), 'id of an incident, e.g. SV-12'));
const Asked = <A extends IncidentAct>(act: A) => Body(new Checked(incidentActs[act]));
type Asks<A extends IncidentAct> = IncidentActRequest<A>;

/** What people handle (sự vụ). What the table of incidents does not admit is refused with 409, by its name and in words. */
@ApiTags('incidents')
@Controller('incidents')
@May('read', 'incident')
export class IncidentsController {
  constructor(private readonly house: House) {}

  @MaySome('read', 'incident')
  @Get()
  @ApiOperation({ summary: 'Incidents, those that changed last first' })
  @Answers(z.array(IncidentAnswer))
  all(@Query(new Checked(IncidentsQuery)) query: IncidentsQuery, @Seen() sight: Sight): Promise<IncidentAnswer[]> {
    const sees = sight.mayAll('read', 'incident') ? null : (one: IncidentAnswer) => sight.sees('incident', placeOf.incident(one));
    return seenPage(query, (page) => this.house.operations.incidents.list({ ...query, ...page }), sees);
  }

  @MaySome('trace', 'incident')
  @Get(':id')
  @ApiOperation({ summary: 'One incident with everything that was said and done' })
  @Answers(IncidentDetail)
  async one(@Id() id: string, @Seen() sight: Sight): Promise<IncidentDetail> {
    const detail = await this.house.operations.incidents.detail(id);
    if (!detail || !sight.mayTo('trace', 'incident', placeOf.incident(detail.incident))) throw noSuchIncident(id);
    return detail;
  }

  @MaySome('act', 'incident')
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Opens an incident: from alarms, from events of feeds, or by hand; the same key twice opens one' })
  @Answers(IncidentAnswer)
  async create(@Body(new Checked(IncidentRequest)) request: IncidentRequest, @Seen() sight: Sight): Promise<IncidentAnswer> {
    if (!sight.mayAll('act', 'incident')) await this.refuseForeign(request, sight);
    return refusing(() => this.house.operations.incidents.create(request));
  }

  @MaySome('act', 'incident')
  @Post(':id/assign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives it to somebody of an organisation' })
  @Answers(IncidentAnswer)
  async assign(@Id() id: string, @Asked('assign') request: Asks<'assign'>, @Seen() sight: Sight): Promise<IncidentAnswer> {
    return this.act(await this.own(id, sight), 'assign', request);
  }

  @MaySome('act', 'incident')
  @Post(':id/begin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that its owner is at work' })
  @Answers(IncidentAnswer)
  async begin(@Id() id: string, @Asked('begin') request: Asks<'begin'>, @Seen() sight: Sight): Promise<IncidentAnswer> {
    return this.act(await this.own(id, sight), 'begin', request);
  }

  @MaySome('act', 'incident')
  @Post(':id/resolve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that nothing more is to be done, and how it was done' })
  @Answers(IncidentAnswer)
  async resolve(@Id() id: string, @Asked('resolve') request: Asks<'resolve'>, @Seen() sight: Sight): Promise<IncidentAnswer> {
    return this.act(await this.own(id, sight), 'resolve', request);
  }

  @MaySome('act', 'incident')
  @Post(':id/reopen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Goes on with one that was resolved or closed' })
  @Answers(IncidentAnswer)
  async reopen(@Id() id: string, @Asked('reopen') request: Asks<'reopen'>, @Seen() sight: Sight): Promise<IncidentAnswer> {
    return this.act(await this.own(id, sight), 'reopen', request);
  }

  @MaySome('act', 'incident')
  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends it, with its cause and what was learnt' })
  @Answers(IncidentAnswer)
  async close(@Id() id: string, @Asked('close') request: Asks<'close'>, @Seen() sight: Sight): Promise<IncidentAnswer> {
    return this.act(await this.own(id, sight), 'close', request);
  }

  @MaySome('act', 'incident')
  @Post(':id/comment')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says something in its timeline' })
  @Answers(IncidentAnswer)
  async comment(@Id() id: string, @Asked('comment') request: Asks<'comment'>, @Seen() sight: Sight): Promise<IncidentAnswer> {
    return this.act(await this.own(id, sight), 'comment', request);
  }

  @MaySome('act', 'incident')
  @Post(':id/severity')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says how bad it is, 1 (the worst) to 4' })
  @Answers(IncidentAnswer)
  async severity(@Id() id: string, @Asked('severity') request: Asks<'severity'>, @Seen() sight: Sight): Promise<IncidentAnswer> {
    return this.act(await this.own(id, sight), 'severity', request);
  }

  @MaySome('act', 'incident')
  @Post(':id/place')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says where it is' })
  @Answers(IncidentAnswer)
  async place(@Id() id: string, @Asked('place') request: Asks<'place'>, @Seen() sight: Sight): Promise<IncidentAnswer> {
    this.refuseElsewhere(request.place, sight);
    return this.act(await this.own(id, sight), 'place', request);
  }

  @May('act', 'incident')
  @Post(':id/link')
  @HttpCode(200)
  @ApiOperation({ summary: 'Adds alarms and events to it' })
  @Answers(IncidentAnswer)
  link(@Id() id: string, @Asked('link') request: Asks<'link'>): Promise<IncidentAnswer> {
    return this.act(id, 'link', request);
  }

  @May('act', 'incident')
  @Post(':id/unlink')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes alarms and events out of it' })
  @Answers(IncidentAnswer)
  unlink(@Id() id: string, @Asked('unlink') request: Asks<'unlink'>): Promise<IncidentAnswer> {
    return this.act(id, 'unlink', request);
  }

  @May('act', 'incident')
  @Post(':id/merge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives everything that belongs to it to another one, and ends it' })
  @Answers(IncidentAnswer)
  merge(@Id() id: string, @Asked('merge') request: Asks<'merge'>): Promise<IncidentAnswer> {
    return this.act(id, 'merge', request);
  }

  @May('act', 'incident')
  @Post(':id/split')
  @HttpCode(200)
  @ApiOperation({ summary: 'Makes an incident of its own of some alarms and events; answered with the one that they were taken from' })
  @Answers(IncidentAnswer)
  split(@Id() id: string, @Asked('split') request: Asks<'split'>): Promise<IncidentAnswer> {
    return this.act(id, 'split', request);
  }

  /** One that lies elsewhere is none to whoever is limited. */
  private async own(id: string, sight: Sight): Promise<string> {
    if (sight.mayAll('act', 'incident')) return id;
    const detail = await this.house.operations.incidents.detail(id);
    if (!detail || !sight.mayTo('act', 'incident', placeOf.incident(detail.incident))) throw noSuchIncident(id);
    return id;
  }

  /** @throws ForbiddenException for what whoever is limited does not see: it would be theirs by an incident of their own */
  private async refuseForeign({ place, alarms, events }: IncidentRequest, sight: Sight): Promise<void> {
    if (place || alarms.length + events.length === 0) this.refuseElsewhere(place, sight);
    const standing = alarms.length > 0 ? await this.house.alarms.all({}) : [];
    for (const id of alarms) {
      const alarm = standing.find((one) => one.id === id);
      if (!alarm || !sight.sees('alarm', placeOf.alarm(this.house.pack, alarm))) throw new ForbiddenException(`This account does not see the alarm ${id}`);
      this.refuseElsewhere(alarm, sight);
    }
    for (const id of events) this.refuseElsewhere(await this.seenEvent(id, sight), sight);
  }

  private async seenEvent(id: string, sight: Sight): Promise<EventState> {
    const event = (await this.house.operations.drilledEvent(id)) ?? (await this.house.store.eventDetail(id))?.event;
    if (!event || !sight.sees('event', placeOf.event(event))) throw new ForbiddenException(`This account does not see the event ${id}`);
    return event;
  }

  /** An incident takes the place of what it is opened from; one that is opened by a right in one area lies there, whatever else may be read. */
  private refuseElsewhere(place: { area?: string | undefined } | undefined, sight: Sight): void {
    if (!sight.mayTo('act', 'incident', { area: place?.area })) throw new ForbiddenException('This account opens and moves incidents where it may act: give a place there');
  }

  private act<A extends IncidentAct>(id: string, act: A, request: IncidentActRequest<A>): Promise<IncidentAnswer> {
    return refusing(() => this.house.operations.incidents.act(id, act, request));
  }
}

const noSuchIncident = (id: string) => new NotFoundException(`There is no incident ${id}; \`incidents\` lists them`);

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof IncidentRefused)) throw fault;
    if (fault.reason === 'no-such-incident') throw noSuchIncident(fault.which ?? '');
    throw new ProblemWithPlaces(409, fault.message, [{ path: fault.which ?? 'id', code: fault.reason, message: fault.words.vi }]);
  }
}
