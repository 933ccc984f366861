import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { House } from './house.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly house: House) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Readings can be taken and shown; 503 when not' })
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ status: string; database: string }> {
    const database = await this.house.database.ping().then(
      (latencyMs) => `answers in ${Math.round(latencyMs)} ms`,
      () => null,
    );
    response.status(database ? 200 : 503);
    return { status: database ? 'ok' : 'ill', database: database ?? 'does not answer' };
  }
}
