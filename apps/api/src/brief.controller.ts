import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Sight } from '@ioc/access';
import { Brief } from '@ioc/contracts';
import { BriefWriter, nightBefore } from '@ioc/brief';
import { MaySome } from './access/may.decorator.js';
import { placeOf } from './access/places.js';
import { Seen } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { BriefQuery, type BriefAsked } from './parameters.js';
import { BadParameters } from './problem.filter.js';

/** A brief is of a night, or of a leave; what lies farther back is history. */
const mostDays = 31;

/** What a leader must know: ten sentences and what has changed, made by rules. */
@ApiTags('brief')
@Controller('brief')
@MaySome('read', 'brief')
export class BriefController {
  private readonly writer: BriefWriter;

  constructor(private readonly house: House) {
    const { store, hub, states } = house;
    this.writer = new BriefWriter({ store, pack: () => house.pack, feeds: () => states.all(), newest: (series) => hub.newest(series) });
  }

  @Get()
  @ApiOperation({ summary: 'At most ten sentences in both languages, each with the number or the happening that it rests on, and what has changed' })
  @Answers(Brief)
  brief(@Query(new Checked(BriefQuery)) { at, since }: BriefAsked, @Seen() sight: Sight): Promise<Brief> {
    const atMs = at?.getTime() ?? Date.now();
    if (atMs > Date.now()) throw new BadParameters([{ path: 'at', message: 'must not lie in the future: nobody knows what will be' }]);
    const fromMs = since?.getTime() ?? nightBefore(atMs, this.house.pack.utcOffset);
    if (fromMs >= atMs) throw new BadParameters([{ path: 'since', message: 'must lie before `at`' }]);
    if (fromMs < atMs - mostDays * 86_400_000) throw new BadParameters([{ path: 'since', message: `must lie at most ${mostDays} days before \`at\`` }]);
    const { pack } = this.house;
    return this.writer.write({ fromMs, atMs }, {
      home: sight.home ?? pack.provinceArea,
      seesFigure: (series) => sight.sees('reading', placeOf.series(pack, series)),
      seesEvent: (event) => sight.sees('event', placeOf.event(event)),
    });
  }
}
