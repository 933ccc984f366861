import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { componentIds, freshnessAt, type HistoryAnswer, type LatestReading, type WhyAnswer } from '@ioc/contracts';
import { Checked } from './checked.pipe.js';
import { House } from './house.js';
import { HistoryParameters, LatestQuery, Slug, WhyQuery, type HistoryFilter, type LatestFilter, type WhyFilter } from './parameters.js';
import { explain } from './why.js';

@ApiTags('readings')
@Controller('readings')
export class ReadingsController {
  constructor(private readonly house: House) {}

  @Get('latest')
  @ApiOperation({ summary: 'Newest values, each with its age' })
  @ApiQuery({ name: 'component', required: false, enum: componentIds })
  @ApiQuery({ name: 'area', required: false, description: 'code of an area' })
  latest(@Query(new Checked(LatestQuery)) query: LatestFilter): LatestReading[] {
    const { pack, hub } = this.house;
    const components = query.component ? [query.component] : componentIds;
    const nowMs = Date.now();
    return components
      .flatMap((component) => hub.series(component))
      .filter((series) => query.area === undefined || series.area === query.area)
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
  @ApiQuery({ name: 'bucket', required: false, enum: ['none', 'hour', 'day', 'month'] })
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  @ApiQuery({ name: 'area', required: false })
  async history(
    @Param('indicator', new Checked(Slug)) indicator: string,
    @Query(new Checked(HistoryParameters)) query: HistoryFilter,
  ): Promise<HistoryAnswer> {
    this.known(indicator);
    const area = query.area ?? this.house.pack.provinceArea;
    const points = await this.house.store.history({ ...query, indicator, area });
    return { indicator, area, bucket: query.bucket, points };
  }

  @Get(':indicator/why')
  @ApiOperation({ summary: 'Where a number comes from: feed, run, raw record, operands, revisions' })
  @ApiQuery({ name: 'area', required: false })
  @ApiQuery({ name: 'at', required: false, description: 'the newest reading up to this moment' })
  async why(@Param('indicator', new Checked(Slug)) indicator: string, @Query(new Checked(WhyQuery)) query: WhyFilter): Promise<WhyAnswer> {
    this.known(indicator);
    const answer = await explain(this.house, indicator, query);
    if (!answer) throw new NotFoundException(`There is no reading of ${indicator} for this area and time yet`);
    return answer;
  }

  private known(indicator: string): void {
    if (!this.house.pack.indicator(indicator)) throw new NotFoundException(`There is no indicator ${indicator}`);
  }
}
