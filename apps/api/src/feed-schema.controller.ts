import { Body, ConflictException, Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Sight } from '@ioc/access';
import { AcceptSchema, FeedSchema } from '@ioc/contracts';
import { SchemaRefused, type BoundFeed } from '@ioc/ingest';
import { May, MaySome } from './access/may.decorator.js';
import { placeOf } from './access/places.js';
import { Seen } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { Slug } from './parameters.js';

/** How the payloads of a feed are built, and what became of it. */
@ApiTags('feeds')
@Controller('feeds/:id/schema')
@MaySome('trace', 'feed')
export class FeedSchemaController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'The accepted schema of a feed, how its source differs from it now, what is paused, and the history' })
  @Answers(FeedSchema)
  show(@Param('id', new Checked(Slug, 'id of a feed')) id: string, @Seen() sight: Sight): Promise<FeedSchema> {
    const state = this.house.states.get(id);
    if (state && !sight.mayTo('trace', 'feed', placeOf.feed(state))) throw new NotFoundException(`There is no enabled feed ${id}`);
    return this.house.schemaDesk.show(this.bound(id).feed.id);
  }

  @May('configure', 'feed')
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Accepts the schema that comes now; 409 when it is no longer the one that was shown' })
  @Answers(FeedSchema)
  async accept(@Param('id', new Checked(Slug, 'id of a feed')) id: string, @Body(new Checked(AcceptSchema)) asked: AcceptSchema): Promise<FeedSchema> {
    try {
      return await this.house.schemaDesk.accept(this.bound(id), asked);
    } catch (cause) {
      if (cause instanceof SchemaRefused) throw new ConflictException(cause.message);
      throw cause;
    }
  }

  private bound(id: string): BoundFeed {
    const runner = this.house.runners.get(id);
    if (!runner) throw new NotFoundException(`There is no enabled feed ${id}`);
    return runner.bound;
  }
}
