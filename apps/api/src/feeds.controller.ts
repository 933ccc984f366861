import { ConflictException, Controller, Get, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Sight } from '@ioc/access';
import { FeedDetail, FeedRow, FeedRun, PollAnswer, RefusedRecord, type FeedState } from '@ioc/contracts';
import { z } from 'zod';
import type { QuarantinedRecord, StoredRun } from '@ioc/store';
import { pushSourceOf } from '@ioc/transports';
import { MaySome } from './access/may.decorator.js';
import { placeOf } from './access/places.js';
import { Seen } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { PageQuery, Slug, type PageFilter } from './parameters.js';

@ApiTags('feeds')
@Controller('feeds')
@MaySome('read', 'feed')
export class FeedsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Every feed with its cadence, last run, age, freshness and errors' })
  @Answers(z.array(FeedRow))
  all(@Seen() sight: Sight): FeedRow[] {
    return this.house.states.all().filter((state) => sight.sees('feed', placeOf.feed(state))).map((state) => this.row(state));
  }

  @MaySome('trace', 'feed')
  @Get(':id')
  @ApiOperation({ summary: 'One feed with its last runs and what lies in quarantine' })
  @Answers(FeedDetail)
  async one(@Param('id', new Checked(Slug, 'id of a feed')) id: string, @Seen() sight: Sight): Promise<FeedDetail> {
    const { runner, state } = this.find(id, sight);
    const [runs, quarantine] = await Promise.all([this.house.store.feedRuns(id, { limit: 50 }), this.house.store.quarantine(id, { limit: 100 })]);
    return { ...this.row(state), poll: runner.bound.feed.poll, runs, quarantine };
  }

  @MaySome('trace', 'feed')
  @Get(':id/runs')
  @ApiOperation({ summary: 'Polls of one feed, newest first, page by page' })
  @Answers(z.array(FeedRun))
  runs(@Param('id', new Checked(Slug, 'id of a feed')) id: string, @Query(new Checked(PageQuery)) { limit, before }: PageFilter, @Seen() sight: Sight): Promise<StoredRun[]> {
    return this.house.store.feedRuns(this.find(id, sight).state.id, { limit, before: before?.getTime() });
  }

  @MaySome('trace', 'feed')
  @Get(':id/quarantine')
  @ApiOperation({ summary: 'Refused records of one feed with place and reason, seen last first, page by page' })
  @Answers(z.array(RefusedRecord))
  quarantine(@Param('id', new Checked(Slug, 'id of a feed')) id: string, @Query(new Checked(PageQuery)) { limit, before }: PageFilter, @Seen() sight: Sight): Promise<QuarantinedRecord[]> {
    return this.house.store.quarantine(this.find(id, sight).state.id, { limit, before: before?.getTime() });
  }

  @MaySome('act', 'feed')
  @Post(':id/poll')
  @HttpCode(200)
  @ApiOperation({ summary: 'Polls a feed now and answers with how it went' })
  @Answers(PollAnswer)
  async poll(@Param('id', new Checked(Slug, 'id of a feed')) id: string, @Seen() sight: Sight): Promise<PollAnswer> {
    const { runner } = this.find(id, sight, 'act');
    if (pushSourceOf(runner.bound.feed.settings)) throw new ConflictException(`${id} is not asked: its department sends by itself`);
    const result = await runner.poll();
    if (!result) throw new ConflictException(`Another server is polling ${id} at this moment`);
    return { runId: result.runId, ...result.summary };
  }

  private find(id: string, sight: Sight, action: 'trace' | 'act' = 'trace') {
    const runner = this.house.runners.get(id);
    const state = this.house.states.get(id);
    if (!runner || !state || !sight.mayTo(action, 'feed', placeOf.feed(state))) throw new NotFoundException(`There is no enabled feed ${id}`);
    return { runner, state };
  }

  private row(state: FeedState): FeedRow {
    const indicators = this.house.runners.get(state.id)?.bound.feed.indicators ?? [];
    return { ...state, indicators, ageS: state.lastHeardAt === null ? null : Math.max(0, Math.round((Date.now() - state.lastHeardAt) / 1000)) };
  }
}
