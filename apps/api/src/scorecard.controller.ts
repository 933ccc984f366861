import { Controller, Get, NotFoundException, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scorecard, ScorecardQuery, ScoreRecords, ScoreRecordsQuery, type ScorecardAsked, type ScoreRecordsAsked } from '@ioc/contracts';
import { Scorer } from '@ioc/scorecard';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';

/** Đúng, đủ, sạch, sống: how good the departments' data are. */
@ApiTags('scorecard')
@Controller('scorecard')
export class ScorecardController {
  private readonly scorer: Scorer;

  constructor(house: House) {
    this.scorer = new Scorer(house.scores, () => house.pack);
  }

  @Get()
  @ApiOperation({ summary: 'Each feed, organisation and component by the four words đúng, đủ, sạch, sống' })
  @Answers(Scorecard)
  scorecard(@Query(new Checked(ScorecardQuery)) query: ScorecardAsked): Promise<Scorecard> {
    return this.scorer.scorecard(query, Date.now());
  }

  @Get('records')
  @ApiOperation({ summary: 'What one share of one feed rests on: refused records, changes, late and missing figures, times of silence' })
  @Answers(ScoreRecords)
  async records(@Query(new Checked(ScoreRecordsQuery)) query: ScoreRecordsAsked): Promise<ScoreRecords> {
    const records = await this.scorer.records(query, Date.now());
    if (!records) throw new NotFoundException(`There is no feed ${query.feed}`);
    return records;
  }
}
