import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { May, Open } from './access/may.decorator.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';

const Alive = z.object({ status: z.literal('ok') });
const Ready = z.object({ status: z.enum(['ok', 'ill']), database: z.string() });

@ApiTags('health')
@Controller('health')
@May('read', 'health')
export class HealthController {
  constructor(private readonly house: House) {}

  @Open('a supervisor asks whether the process answers; it is told nothing else')
  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  @Answers(Alive)
  live(): z.infer<typeof Alive> {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Readings can be taken and shown; 503 when not' })
  @Answers(Ready, { alsoWith: [503] })
  async ready(@Res({ passthrough: true }) response: Response): Promise<z.infer<typeof Ready>> {
    const database = await this.house.database.ping().then(
      (latencyMs) => `answers in ${Math.round(latencyMs)} ms`,
      () => null,
    );
    response.status(database ? 200 : 503);
    return { status: database ? 'ok' : 'ill', database: database ?? 'does not answer' };
  }
}
