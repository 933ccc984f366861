import { Controller, ForbiddenException, Get, NotFoundException, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Sight } from '@ioc/access';
import { Outlook, OutlookQuery } from '@ioc/contracts';
import { MaySome } from './access/may.decorator.js';
import { placeOf } from './access/places.js';
import { Seen } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { knownArea } from './known-area.js';

@ApiTags('readings')
@Controller('outlook')
@MaySome('read', 'reading')
export class OutlookController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'What an indicator will be by its own history: the band of usual values and a forecast to the end of the period, or why there is none' })
  @Answers(Outlook)
  outlook(@Query(new Checked(OutlookQuery)) { indicator, area: asked }: OutlookQuery, @Seen() sight: Sight): Promise<Outlook> {
    const { pack, outlooks } = this.house;
    if (!pack.indicator(indicator)) throw new NotFoundException(`There is no indicator ${indicator}`);
    knownArea(pack, asked);
    const series = { indicator, area: asked ?? sight.home ?? pack.provinceArea };
    if (!sight.sees('reading', placeOf.series(pack, series))) throw new ForbiddenException('This account does not see this indicator there');
    return outlooks.of(series);
  }
}
