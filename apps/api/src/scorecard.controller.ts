import { Controller, ForbiddenException, Get, NotFoundException, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import type { Placed, Sight } from '@ioc/access';
import { Scorecard, ScorecardQuery, ScoreLetterQuery, ScoreRecords, ScoreRecordsQuery, type ScorecardAsked, type ScoreLetterAsked, type ScoreRecordsAsked } from '@ioc/contracts';
import { reminderLetter, Scorer } from '@ioc/scorecard';
import { MaySome } from './access/may.decorator.js';
import { placeOf } from './access/places.js';
import { Seen, sightOf } from './access/rights.guard.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { letterFacts } from './letter-facts.js';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A letter with more rows of one feed is read by nobody; it says how many there are. */
const letterRows = 500;

/** Đúng, đủ, sạch, sống: how good the departments' data are. */
@ApiTags('scorecard')
@Controller('scorecard')
@MaySome('read', 'scorecard')
export class ScorecardController {
  private readonly scorer: Scorer;

  constructor(private readonly house: House) {
    this.scorer = new Scorer(house.scores, () => house.pack);
  }

  @Get()
  @ApiOperation({ summary: 'Each feed, organisation and component by the four words đúng, đủ, sạch, sống' })
  @Answers(Scorecard)
  async scorecard(@Query(new Checked(ScorecardQuery)) query: ScorecardAsked, @Seen() sight: Sight): Promise<Scorecard> {
    const card = await this.scorer.scorecard(query, Date.now());
    // A place is one among all, also to those who see their own row alone.
    const seen = <T>(rows: readonly T[], placed: (row: T) => Placed) => rows.filter((row) => sight.sees('scorecard', placed(row)));
    return {
      ...card,
      feeds: seen(card.feeds, ({ component, organisation }) => ({ component, organisation })),
      organisations: seen(card.organisations, ({ id }) => ({ organisation: id })),
      components: seen(card.components, ({ id }) => ({ component: this.house.pack.components.find((one) => one.id === id)?.id })),
    };
  }

  @Get('records')
  @ApiOperation({ summary: 'What one share of one feed rests on: refused records, changes, late and missing figures, times of silence' })
  @Answers(ScoreRecords)
  async records(@Query(new Checked(ScoreRecordsQuery)) query: ScoreRecordsAsked, @Seen() sight: Sight): Promise<ScoreRecords> {
    const feed = this.house.pack.feed(query.feed);
    const records = feed && sight.sees('scorecard', placeOf.feed(feed)) ? await this.scorer.records(query, Date.now()) : null;
    if (!records) throw new NotFoundException(`There is no feed ${query.feed}`);
    return records;
  }

  @MaySome('export', 'scorecard')
  @Get('letter')
  @ApiOperation({ summary: 'A draft in Vietnamese, as DOCX, that asks one organisation to mend exactly what is late or wrong' })
  @Answers(z.string(), { contentType: docx })
  async letter(@Query(new Checked(ScoreLetterQuery)) query: ScoreLetterAsked, @Res() response: Response): Promise<void> {
    if (!sightOf(response.req).mayTo('export', 'scorecard', { organisation: query.organisation })) throw new ForbiddenException('This account does not see the data of that organisation');
    const nowMs = Date.now();
    const found = await this.scorer.shortcomings(query, { nowMs, limit: letterRows });
    if (!found) throw new NotFoundException(`No feed belongs to an organisation ${query.organisation}`);
    const letter = await reminderLetter(letterFacts(this.house, { ...query, ...found, nowMs }));
    response.type(docx).setHeader('content-disposition', `attachment; filename="nhac-du-lieu-${query.organisation}-${query.period}.docx"`);
    response.send(letter);
  }
}
