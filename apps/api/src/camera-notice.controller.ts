import { ConflictException, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { longestSessionMs } from '@ioc/access';
import { CameraNoticeAnswer } from '@ioc/contracts';
import type { Response } from 'express';
import { z } from 'zod';
import { noticeCookie, setCookie } from './access/cookies.js';
import type { Asking } from './access/identity.js';
import { MaySome } from './access/may.decorator.js';
import { Asks } from './access/rights.guard.js';
import { Audited } from './audit/audited.decorator.js';
import { hasAcknowledged, noticeOf, proofOf } from './camera-notice.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';

const Version = z.string().min(1).max(40);

/** What a person reads of the use of the cameras before the first picture. */
@ApiTags('cameras')
@Controller('cameras/notice')
@MaySome('read', 'camera')
export class CameraNoticeController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Which wording of the notice stands, and whether whoever asks has acknowledged it in this session' })
  @Answers(CameraNoticeAnswer)
  state(@Asks() { shown }: Asking): CameraNoticeAnswer {
    return { version: noticeOf(this.house.pack)?.version ?? null, acknowledged: hasAcknowledged(this.house.pack, shown) };
  }

  @Audited({ subject: 'camera-notices' })
  @Post(':version/ack')
  @HttpCode(200)
  @ApiOperation({ summary: 'Acknowledges the notice for this session; live pictures are given to persons after that' })
  @Answers(CameraNoticeAnswer)
  acknowledge(@Param('version', new Checked(Version, 'the wording that was read')) version: string, @Asks() { shown }: Asking, @Res({ passthrough: true }) response: Response): CameraNoticeAnswer {
    if (noticeOf(this.house.pack)?.version !== version) throw new ConflictException('The notice has another wording by now: read it again');
    setCookie(response, { name: noticeCookie, value: proofOf(version, shown), lifeMs: longestSessionMs });
    return { version, acknowledged: true };
  }
}
