import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { Answers } from './describe/answers.decorator.js';
import { Metrics } from './metrics.js';

@ApiTags('health')
@Controller('metrics')
@May('read', 'health')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @ApiOperation({ summary: 'Figures about the centre itself, as Prometheus reads them' })
  @Answers(z.string(), { contentType: 'text/plain' })
  async metricsText(@Res() response: Response): Promise<void> {
    response.type(this.metrics.contentType).send(await this.metrics.text());
  }
}
