import { Controller, Get, ForbiddenException, NotFoundException, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { withhold, type Sight } from '@ioc/access';
import { HistoryAnswer, LatestReading, WhyAnswer, componentIds, freshnessAt } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';
import { z } from 'zod';
import { MaySome } from './access/may.decorator.js';
import { placeOf } from './access/places.js';
import { Seen } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { knownArea } from './known-area.js';
import { HistoryParameters, LatestQuery, Slug, WhyQuery, type HistoryFilter, type LatestFilter, type WhyFilter } from './parameters.js';
import { explain } from './why.js';

@ApiTags('readings')
@Controller('readings')
@MaySome('read', 'reading')
export class ReadingsController {
  constructor(private readonly house: House) {}

  @Get('latest')
  @ApiOperation({ summary: 'Newest values, each with its age' })
  @Answers(z.array(LatestReading))
  latest(@Query(new Checked(LatestQuery)) query: LatestFilter, @Seen() sight: Sight): LatestReading[] {
    knownArea(this.house.pack, query.area);
    if (query.indicator !== undefined) this.known(query.indicator);
    const { pack, hub } = this.house;
    const components = query.component ? [query.component] : componentIds;
    const nowMs = Date.now();
    return components
      .flatMap((component) => hub.series(component))
      .filter((series) => (query.area === undefined || series.area === query.area) && (query.indicator === undefined || series.indicator === query.indicator))
      .filter((series) => sight.sees('reading', placeOf.series(pack, series)))
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
    @Seen() sight: Sight,
  ): Promise<HistoryAnswer> {
    this.known(indicator);
    knownArea(this.house.pack, query.area);
    const area = this.areaOf(query.area, sight);
    this.seen(sight, { indicator, area });
    const points = await this.house.store.history({ ...query, indicator, area });
    return { indicator, area, bucket: query.bucket, points };
  }

  @MaySome('trace', 'reading')
  @Get(':indicator/why')
  @ApiOperation({ summary: 'Where a number comes from: feed, run, raw record, operands, revisions' })
  @Answers(WhyAnswer)
  async why(@Param('indicator', new Checked(Slug, 'id of an indicator')) indicator: string, @Query(new Checked(WhyQuery)) query: WhyFilter, @Seen() sight: Sight): Promise<WhyAnswer> {
    this.known(indicator);
    knownArea(this.house.pack, query.area);
    const area = this.areaOf(query.area, sight);
    this.seen(sight, { indicator, area });
    const answer = await explain(this.house, indicator, { ...query, area });
    if (!answer) throw new NotFoundException(`There is no reading of ${indicator} for this area and time yet`);
    return trimmed(answer, sight, this.house.pack);
  }

  /** Whoever names none asks for all that is theirs. */
  private areaOf(asked: string | undefined, { home }: Sight): string {
    return asked ?? home ?? this.house.pack.provinceArea;
  }

  private seen(sight: Sight, series: { indicator: string; area: string }): void {
    if (!sight.sees('reading', placeOf.series(this.house.pack, series))) throw new ForbiddenException('This account does not see this indicator there');
  }

  private known(indicator: string): void {
    if (!this.house.pack.indicator(indicator)) throw new NotFoundException(`There is no indicator ${indicator}`);
  }
}

/** Without what whoever asks may not see: a raw record stands among those of others, an operand may lie elsewhere. */
function trimmed(answer: WhyAnswer, sight: Sight, pack: ProvincePack): WhyAnswer {
  if (sight.mayAll('read', 'raw') && sight.mayAll('read', 'reading')) return answer;
  const feed = answer.feed && sight.sees('feed', placeOf.feed(answer.feed)) ? withhold(answer.feed, sight.withheld('feed')) : null;
  const operands = answer.operands.filter((operand) => sight.sees('reading', placeOf.series(pack, operand)));
  return { ...answer, feed, operands, raw: sight.mayAll('read', 'raw') ? answer.raw : null };
}
