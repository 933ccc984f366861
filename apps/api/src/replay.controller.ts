import { Body, ConflictException, Controller, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReplayApplied, ReplayOrder, ReplayPreview, ReplayRequest } from '@ioc/contracts';
import { ReplayRefused, type BoundFeed } from '@ioc/ingest';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { Slug } from './parameters.js';

/** Archived payloads, parsed again with today's mapping. */
@ApiTags('feeds')
@Controller('feeds/:id/replay')
@May('configure', 'feed')
export class ReplayController {
  constructor(private readonly house: House) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'What parsing the archived payloads of a span again would change; nothing is stored' })
  @Answers(ReplayPreview)
  preview(@Param('id', new Checked(Slug, 'id of a feed')) id: string, @Body(new Checked(ReplayRequest)) asked: ReplayRequest): Promise<ReplayPreview> {
    return refusing(this.house.replayer.preview(this.bound(id), spanOf(id, asked)));
  }

  @Post('apply')
  @HttpCode(200)
  @ApiOperation({ summary: 'Writes a diff that was shown, as revisions; 409 when it is no longer that one' })
  @Answers(ReplayApplied)
  apply(@Param('id', new Checked(Slug, 'id of a feed')) id: string, @Body(new Checked(ReplayOrder)) order: ReplayOrder): Promise<ReplayApplied> {
    return refusing(this.house.replayer.apply(this.bound(id), spanOf(id, order), order));
  }

  private bound(id: string): BoundFeed {
    const runner = this.house.runners.get(id);
    if (!runner) throw new NotFoundException(`There is no enabled feed ${id}`);
    return runner.bound;
  }
}

function spanOf(feed: string, { from, to }: ReplayRequest): { feed: string; fromMs: number; toMs: number } {
  return { feed, fromMs: Date.parse(from), toMs: to === undefined ? Date.now() : Date.parse(to) };
}

async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof ReplayRefused) throw new ConflictException(cause.message);
    throw cause;
  }
}
