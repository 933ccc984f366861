import { Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReloadAnswer } from '@ioc/contracts';
import { ConfigReload } from './config-reload.service.js';
import { Answers } from './describe/answers.decorator.js';
import { SameOrigin } from './same-origin.guard.js';

@ApiTags('configuration')
@Controller('config')
@UseGuards(SameOrigin)
export class ConfigController {
  constructor(private readonly reload: ConfigReload) {}

  @Post('reload')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes changed feeds and indicators without a restart; with any fault nothing changes and all faults come back' })
  @Answers(ReloadAnswer)
  now(): Promise<ReloadAnswer> {
    return this.reload.reload();
  }
}
