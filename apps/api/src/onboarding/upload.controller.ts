import { Body, ConflictException, Controller, HttpCode, NotFoundException, Param, Post, ServiceUnavailableException, UnprocessableEntityException, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { adapterOf } from '@ioc/adapter-registry';
import { PersonName, PushAnswer, UploadPreview, type UploadAnswer } from '@ioc/contracts';
import type { FeedRunner, PollResult } from '@ioc/ingest';
import { HandStore } from '@ioc/store';
import { MaySome } from '../access/may.decorator.js';
import { OwnFeed } from '../access/own-feed.guard.js';
import { OwnName } from '../access/own-name.interceptor.js';
import { Checked } from '../checked.pipe.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import { Slug } from '../parameters.js';
import { ProblemWithPlaces } from '../problem.filter.js';
import { filePayload, sampleLimits, type SentFile } from './sample.js';
import { tryPayload } from './try-payload.js';

const UploadBody = z.strictObject({
  by: PersonName,
  note: z.string().trim().max(500).default(''),
  /** SHA-256 that the preview answered: exactly that file is taken, or none. */
  confirm: z.string().regex(/^[0-9a-f]{64}$/, 'must be the sha256 of the preview').optional(),
});
type UploadBody = z.infer<typeof UploadBody>;

/** A file that a person brings instead of the source: looked at first, stored when confirmed. */
@ApiTags('feeds')
@Controller('feeds')
@MaySome('enter', 'feed')
export class UploadController {
  private readonly hands: HandStore;

  constructor(private readonly house: House) {
    this.hands = new HandStore(house.database);
  }

  @Post(':id/upload')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @UseGuards(OwnFeed)
  @UseInterceptors(FileInterceptor('file', sampleLimits), OwnName)
  @ApiOperation({ summary: 'Previews a file for a feed; with `confirm` (the preview’s sha256) takes it as `manual`' })
  @Answers(z.union([UploadPreview, PushAnswer]))
  async upload(
    @Param('id', new Checked(Slug, 'id of a feed')) id: string,
    @UploadedFile() file: SentFile | undefined,
    @Body(new Checked(UploadBody)) body: UploadBody,
  ): Promise<UploadPreview | UploadAnswer> {
    const runner = this.house.runners.get(id);
    if (!runner || !adapterOf(runner.bound.feed.kind)) throw new NotFoundException(`There is no enabled feed ${id} that takes files`);
    if (!file) throw new UnprocessableEntityException('Send a file');
    const sha256 = createHash('sha256').update(file.buffer).digest('hex');
    if (body.confirm === undefined) return this.preview(runner, file, sha256);
    if (body.confirm !== sha256) throw new ConflictException('This is not the file of the preview: look at it again');
    return this.take(runner, file, body);
  }

  private async preview(runner: FeedRunner, file: SentFile, sha256: string): Promise<UploadPreview> {
    const { looks, refused } = await tryPayload(this.house, filePayload(file), { feed: runner.bound.feed, drafted: [] });
    return { sha256, looks, refused };
  }

  private async take(runner: FeedRunner, file: SentFile, { by, note }: UploadBody): Promise<UploadAnswer> {
    const payload = filePayload(file);
    const result = await runner.receive({ ...payload, locator: `upload: ${payload.name}` }, { provenance: 'manual' });
    const { runId, accepted, rejected } = stored(result);
    await this.hands.sign(runId, { kind: 'upload', author: by, approver: null, note });
    return { runId, accepted: accepted.length, refused: rejected.map(({ where, reason }) => ({ where, reason })) };
  }
}

/** @throws what a person can do about it when nothing was stored */
export function stored(result: PollResult | null): PollResult {
  if (!result || result.summary.outcome === 'failed') throw new ServiceUnavailableException('It could not be stored at this moment: try again');
  if (result.fault) throw new ProblemWithPlaces(422, result.fault.message, result.rejected.slice(0, 200).map(({ where, reason }) => ({ path: where, message: reason })));
  return result;
}
