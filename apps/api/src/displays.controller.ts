import { Body, Controller, Delete, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DisplayAnswer, DisplayState, HoldRequest, OrderRequest, PastOrder, PersonName, Slug } from '@ioc/contracts';
import { OrderFault } from '@ioc/displays';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ProblemWithPlaces } from './problem.filter.js';

const States = z.array(DisplayState);
const BackQuery = z.strictObject({ by: PersonName.describe('who takes it back') });
const OrdersQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(50).describe('at most so many orders') });
const named = () => new Checked(Slug, 'id of a display, or `all`');

/** The walls: what stands on them, who put it there, and how they live. */
@ApiTags('displays')
@Controller('displays')
@May('read', 'display')
export class DisplaysController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Every display: the order that stands, its last heartbeat, and how it stands' })
  @Answers(z.array(DisplayAnswer))
  all(): DisplayAnswer[] {
    return this.house.displays.answers();
  }

  @May('trace', 'display')
  @Get(':id/orders')
  @ApiOperation({ summary: 'What was ordered for a display, newest first, and how each order ended' })
  @Answers(z.array(PastOrder))
  past(@Param('id', named()) id: string, @Query(new Checked(OrdersQuery)) { limit }: z.infer<typeof OrdersQuery>): Promise<PastOrder[]> {
    const [display = ''] = this.known(id);
    return this.house.displays.past(display, limit);
  }

  @May('order', 'display')
  @Post(':id/order')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts a scene on a display or on `all`, until it is taken back or for some seconds' })
  @Answers(States)
  order(@Param('id', named()) id: string, @Body(new Checked(OrderRequest)) request: OrderRequest): Promise<DisplayState[]> {
    return carriedOut(() => this.house.displays.order(this.known(id), request));
  }

  @May('order', 'display')
  @Post(':id/hold')
  @HttpCode(200)
  @ApiOperation({ summary: 'Keeps what a display or `all` shows now, for ten minutes or as long as is said' })
  @Answers(States)
  hold(@Param('id', named()) id: string, @Body(new Checked(HoldRequest)) request: HoldRequest): Promise<DisplayState[]> {
    return carriedOut(() => this.house.displays.hold(this.known(id), request));
  }

  @May('order', 'display')
  @Delete(':id/order')
  @ApiOperation({ summary: 'Takes back what was ordered: the display goes on with its turns' })
  @Answers(States)
  back(@Param('id', named()) id: string, @Query(new Checked(BackQuery)) { by }: z.infer<typeof BackQuery>): Promise<DisplayState[]> {
    return this.house.displays.takeBack(this.known(id), by);
  }

  private known(id: string): string[] {
    const displays = this.house.displays.named(id);
    if (displays.length > 0) return displays;
    throw new NotFoundException(`There is no display ${id}; there are ${this.house.displays.named('all').join(', ')}, and all for every one`);
  }
}

async function carriedOut<T>(order: () => Promise<T>): Promise<T> {
  try {
    return await order();
  } catch (fault) {
    if (fault instanceof OrderFault) throw new ProblemWithPlaces(400, fault.message, [...fault.faults]);
    throw fault;
  }
}
