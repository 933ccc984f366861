import { Controller, ForbiddenException, Get, HttpStatus, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Placed, Sight } from '@ioc/access';
import { dayOf, maxTrendLines, TrendAnswer, type IndicatorInfo } from '@ioc/contracts';
import { TooManyPoints, trendCsv, Trends, trendTable, trendWorkbook, type FileGround, type TrendQuery } from '@ioc/trends';
import type { Response } from 'express';
import { z } from 'zod';
import { MaySome } from './access/may.decorator.js';
import { placeOf } from './access/places.js';
import { Seen, sightOf } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { ExportParameters, Slug, TrendParameters, type ExportFilter, type TrendFilter } from './parameters.js';
import { BadParameters, ProblemWithPlaces } from './problem.filter.js';

const usualSpanMs = 30 * 86_400_000;
const contentTypes = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** One indicator over time: areas and spans beside each other, to look at or to take away as a file. */
@ApiTags('readings')
@Controller('readings')
@MaySome('read', 'reading')
export class TrendsController {
  private readonly trends: Trends;

  constructor(private readonly house: House) {
    this.trends = new Trends(house.store, house.pack.utcOffset);
  }

  @Get(':indicator/trend')
  @ApiOperation({ summary: 'One indicator over a span, for several areas or breakdowns, beside the span before or the same one a year before' })
  @Answers(TrendAnswer)
  trend(@Param('indicator', new Checked(Slug, 'id of an indicator')) id: string, @Query(new Checked(TrendParameters)) query: TrendFilter, @Seen() sight: Sight): Promise<TrendAnswer> {
    return this.read(this.seen(this.asked(id, query, sight.home), (placed) => sight.sees('reading', placed)));
  }

  @MaySome('export', 'reading')
  @Get(':indicator/trend/export')
  @ApiOperation({ summary: 'The same figures as a file, one row for each point: CSV, or a workbook whose first sheet says what they are' })
  @Answers(z.string(), { contentType: Object.values(contentTypes) })
  async export(@Param('indicator', new Checked(Slug, 'id of an indicator')) id: string, @Query(new Checked(ExportParameters)) query: ExportFilter, @Res() response: Response): Promise<void> {
    const sight = sightOf(response.req);
    const asked = this.seen(this.asked(id, query, sight.home), (placed) => sight.mayTo('export', 'reading', placed));
    const answer = await this.read(asked);
    const ground = this.fileGround(asked.indicator, query.lang);
    const file = query.format === 'xlsx' ? await trendWorkbook(answer, ground) : trendCsv(trendTable(answer, ground), query.lang);
    const [from, to] = [asked.fromMs, asked.toMs].map((ms) => dayOf(ms, this.house.pack.utcOffset));
    response
      .type(contentTypes[query.format])
      .setHeader('content-disposition', `attachment; filename="${id}-${from}-${to}.${query.format}"`)
      .setHeader('x-content-type-options', 'nosniff');
    response.send(file);
  }

  /** @throws ForbiddenException when one of its lines may not be seen */
  private seen(asked: TrendQuery, may: (placed: Placed) => boolean): TrendQuery {
    const hidden = asked.areas.filter((area) => !may(placeOf.series(this.house.pack, { indicator: asked.indicator.id, area })));
    if (hidden.length > 0) throw new ForbiddenException(`This account does not see this indicator for ${hidden.join(', ')}`);
    return asked;
  }

  private asked(id: string, { areas, breakdown, from, to, ...how }: TrendFilter, home: string | null): TrendQuery {
    const indicator = this.house.pack.indicator(id);
    if (!indicator) throw new NotFoundException(`There is no indicator ${id}`);
    const toMs = to?.getTime() ?? Date.now();
    const fromMs = from?.getTime() ?? toMs - usualSpanMs;
    if (fromMs >= toMs) throw new BadParameters([{ path: 'from', message: 'must lie before `to`' }]);
    const query = { indicator, areas: this.areas(areas, home), breakdowns: unique(breakdown ?? ['']), fromMs, toMs, bucket: how.bucket, value: how.value, compare: how.compare };
    const lines = query.areas.length * query.breakdowns.length;
    if (lines > maxTrendLines) throw new BadParameters([{ path: 'breakdown', message: `areas times breakdowns are ${lines} lines, at most ${maxTrendLines} can be told apart: take fewer of either` }]);
    return query;
  }

  /** A code that is none would be answered by an empty line, as if nothing had been reported. */
  private areas(codes: readonly string[] = [], home: string | null): string[] {
    const { pack } = this.house;
    const errors = codes.filter((code) => !pack.areaByCode(code)).map((code) => ({ path: 'areas', message: `there is no area ${code}: take codes that GET /api/v1/province lists under areas` }));
    if (errors.length > 0) throw new BadParameters(errors);
    return codes.length > 0 ? unique(codes) : [home ?? pack.provinceArea];
  }

  private async read(asked: TrendQuery): Promise<TrendAnswer> {
    try {
      return await this.trends.read(asked, Date.now());
    } catch (error) {
      if (!(error instanceof TooManyPoints)) throw error;
      throw new ProblemWithPlaces(HttpStatus.UNPROCESSABLE_ENTITY, error.message, [{ path: 'bucket', message: `more than ${error.most} points: take a coarser bucket, a shorter span or fewer areas; nothing was left out to make it fit` }]);
    }
  }

  private fileGround(indicator: IndicatorInfo, language: ExportFilter['lang']): FileGround {
    const { pack } = this.house;
    return {
      ...{ indicator, language, utcOffset: pack.utcOffset },
      areaName: (code) => pack.areaByCode(code)?.name ?? code,
      organisation: pack.organisations.find(({ id }) => id === indicator.source)?.name ?? indicator.source,
    };
  }
}

const unique = (texts: readonly string[]) => [...new Set(texts)];
