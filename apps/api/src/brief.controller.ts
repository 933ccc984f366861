import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Brief } from '@ioc/contracts';
import { BriefWriter, nightBefore } from '@ioc/brief';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { BriefQuery, type BriefAsked } from './parameters.js';
import { BadParameters } from './problem.filter.js';

/** What a leader must know: ten sentences and what has changed, made by rules. */
@ApiTags('brief')
@Controller('brief')
export class BriefController {
  private readonly writer: BriefWriter;

  constructor(private readonly house: House) {
    const { store, hub } = house;
    this.writer = new BriefWriter({ store, pack: () => house.pack, newest: (series) => hub.newest(series) });
  }

  @Get()
  @ApiOperation({ summary: 'At most ten sentences in both languages, each with the number or the happening that it rests on, and what has changed' })
  @Answers(Brief)
  brief(@Query(new Checked(BriefQuery)) { at, since }: BriefAsked): Promise<Brief> {
    const atMs = at?.getTime() ?? Date.now();
    if (atMs > Date.now()) throw new BadParameters([{ path: 'at', message: 'must not lie in the future: nobody knows what will be' }]);
    const fromMs = since?.getTime() ?? nightBefore(atMs, this.house.pack.utcOffset);
    if (fromMs >= atMs) throw new BadParameters([{ path: 'since', message: 'must lie before `at`' }]);
    return this.writer.write({ fromMs, atMs });
  }
}
