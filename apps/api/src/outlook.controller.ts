import { Controller, Get, NotFoundException, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Outlook, OutlookQuery } from '@ioc/contracts';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { knownArea } from './known-area.js';

@ApiTags('readings')
@Controller('outlook')
@May('read', 'reading')
export class OutlookController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'What an indicator will be by its own history: the band of usual values and a forecast to the end of the period, or why there is none' })
  @Answers(Outlook)
  outlook(@Query(new Checked(OutlookQuery)) { indicator, area }: OutlookQuery): Promise<Outlook> {
    const { pack, outlooks } = this.house;
    if (!pack.indicator(indicator)) throw new NotFoundException(`There is no indicator ${indicator}`);
    knownArea(pack, area);
    return outlooks.of({ indicator, area: area ?? pack.provinceArea });
  }
}
