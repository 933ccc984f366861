import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HistoryAnswer, LatestReading, WhyAnswer, componentIds, freshnessAt } from '@ioc/contracts';
import { z } from 'zod';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { knownArea } from './known-area.js';
import { HistoryParameters, LatestQuery, Slug, WhyQuery, type HistoryFilter, type LatestFilter, type WhyFilter } from './parameters.js';
import { explain } from './why.js';

@ApiTags('readings')
@Controller('readings')
export class ReadingsController {
  constructor(private readonly house: House) {}

  @Get('latest')
  @ApiOperation({ summary: 'Newest values, each with its age' })
  @Answers(z.array(LatestReading))
  latest(@Query(new Checked(LatestQuery)) query: LatestFilter): LatestReading[] {
    knownArea(this.house.pack, query.area);
    if (query.indicator !== undefined) this.known(query.indicator);
    const { pack, hub } = this.house;
    const components = query.component ? [query.component] : componentIds;
    const nowMs = Date.now();
    return components
      .flatMap((component) => hub.series(component))
      .filter((series) => (query.area === undefined || series.area === query.area) && (query.indicator === undefined || series.indicator === query.indicator))
      .map((series) => ({
        ...series,
        spark: undefined,
        unit: pack.indicator(series.indicator)?.unit ?? '',
        ageS: Math.max(0, Math.round((nowMs - series.ageFrom) / 1000)),
        freshness: freshnessAt(nowMs, series.ageFrom, series.staleAt),
      }));
  }

  @Get(':indicator/history')
  @ApiOperation({ summary: 'Values of one indicator for one area over time, or over buckets of time' })
  @Answers(HistoryAnswer)
  async history(
    @Param('indicator', new Checked(Slug, 'id of an indicator')) indicator: string,
    @Query(new Checked(HistoryParameters)) query: HistoryFilter,
  ): Promise<HistoryAnswer> {
    this.known(indicator);
    knownArea(this.house.pack, query.area);
    const area = query.area ?? this.house.pack.provinceArea;
    const points = await this.house.store.history({ ...query, indicator, area });
    return { indicator, area, bucket: query.bucket, points };
  }

  @Get(':indicator/why')
  @ApiOperation({ summary: 'Where a number comes from: feed, run, raw record, operands, revisions' })
  @Answers(WhyAnswer)
  async why(@Param('indicator', new Checked(Slug, 'id of an indicator')) indicator: string, @Query(new Checked(WhyQuery)) query: WhyFilter): Promise<WhyAnswer> {
    this.known(indicator);
    knownArea(this.house.pack, query.area);
    const answer = await explain(this.house, indicator, query);
    if (!answer) throw new NotFoundException(`There is no reading of ${indicator} for this area and time yet`);
    return answer;
  }

  private known(indicator: string): void {
    if (!this.house.pack.indicator(indicator)) throw new NotFoundException(`There is no indicator ${indicator}`);
  }
}
