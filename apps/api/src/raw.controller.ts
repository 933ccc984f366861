import { Controller, Get, NotFoundException, Param, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { decodeText, maskRaw } from '@ioc/adapter-kit';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in small hexadecimal letters');

/** What departments answered, as people may see it. */
@ApiTags('readings')
@Controller('raw')
@May('read', 'raw')
export class RawController {
  constructor(private readonly house: House) {}

  @Get(':sha256')
  @ApiOperation({ summary: 'An archived payload as text, secrets and personal data masked; of a workbook ask `why`, which shows its row' })
  @Answers(z.string(), { contentType: 'text/plain' })
  async payload(@Param('sha256', new Checked(Sha256, 'SHA-256 of an archived payload, as `why` names it')) sha256: string, @Res() response: Response): Promise<void> {
    const archived = await this.house.archive.get(sha256);
    if (!archived) throw new NotFoundException('There is no such payload in the archive');
    // A file to keep, never a page: what a department sent must not run in our origin.
    if (archived.body.subarray(0, 1000).includes(0)) throw new UnsupportedMediaTypeException('This payload is no text: its rows are shown by `why`');
    response
      .type('text/plain; charset=utf-8')
      .setHeader('content-disposition', `attachment; filename="${sha256.slice(0, 12)}.txt"`)
      .setHeader('x-content-type-options', 'nosniff');
    response.send(maskRaw(decodeText(archived.body)));
  }
}
