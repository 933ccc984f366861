import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReloadAnswer } from '@ioc/contracts';
import { May } from './access/may.decorator.js';
import { ConfigReload } from './config-reload.service.js';
import { Answers } from './describe/answers.decorator.js';

@ApiTags('configuration')
@Controller('config')
@May('configure', 'configuration')
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
