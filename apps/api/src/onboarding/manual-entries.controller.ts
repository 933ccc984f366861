import { Body, ConflictException, Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Placed, Sight } from '@ioc/access';
import { DecisionRequest, EntryAnswer, EntryRequest, ManualEntry } from '@ioc/contracts';
import { foldText } from '@ioc/adapter-kit';
import { manualFeed, readEntry } from '@ioc/onboarding';
import { HandStore, newRunId } from '@ioc/store';
import { MaySome } from '../access/may.decorator.js';
import { placeOf } from '../access/places.js';
import { Seen } from '../access/rights.guard.js';
import { Checked } from '../checked.pipe.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import { ProblemWithPlaces } from '../problem.filter.js';
import { stored } from './upload.controller.js';

const EntryId = z.uuid('must be the id of an entry');
type Decision = z.infer<typeof DecisionRequest>;

/** Figures that people write: one writes, another confirms, both stand in the history. */
@ApiTags('manual entries')
@Controller('manual-entries')
@MaySome('read', 'entry')
export class ManualEntriesController {
  private readonly hands: HandStore;

  constructor(private readonly house: House) {
    this.hands = new HandStore(house.database);
  }

  @Get()
  @ApiOperation({ summary: 'What was written, newest first' })
  @Answers(z.array(ManualEntry))
  async all(@Seen() sight: Sight): Promise<ManualEntry[]> {
    return (await this.hands.entries()).filter((entry) => sight.sees('entry', placeOf.series(this.house.pack, entry)));
  }

  @MaySome('enter', 'entry')
  @Post()
  @ApiOperation({ summary: 'Drafts figures; lines that cannot be read are refused with the reason, the others are kept' })
  @Answers(EntryAnswer)
  async draft(@Body(new Checked(EntryRequest)) { entries, note, author }: EntryRequest, @Seen() sight: Sight): Promise<EntryAnswer> {
    const answer: EntryAnswer = { drafts: [], refused: [] };
    for (const [index, line] of entries.entries()) {
      const read = readEntry(line, this.house.pack);
      if (!('reason' in read) && !sight.mayTo('enter', 'entry', placeOf.series(this.house.pack, read))) answer.refused.push({ where: `/entries/${index}`, reason: 'this account does not enter this figure there' });
      else if ('reason' in read) answer.refused.push({ where: `/entries/${index}`, reason: read.reason });
      else answer.drafts.push(await this.hands.draft({ ...read, written: line.value, note, author }));
    }
    if (answer.drafts.length > 0) return answer;
    throw new ProblemWithPlaces(422, 'None of the figures can be taken', answer.refused.map(({ where, reason }) => ({ path: where, message: reason })));
  }

  @MaySome('approve', 'entry')
  @Post(':id/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'A second person confirms a draft: it is stored with both names' })
  @Answers(ManualEntry)
  async confirm(@Param('id', new Checked(EntryId, 'id of an entry')) id: string, @Body(new Checked(DecisionRequest)) { by }: Decision, @Seen() sight: Sight): Promise<ManualEntry> {
    const entry = await this.draftOf(id, (placed) => sight.mayTo('approve', 'entry', placed));
    if (foldText(by) === foldText(entry.author)) throw secondPerson();
    const runId = newRunId();
    await this.hands.sign(runId, { kind: 'entry', author: entry.author, approver: by, note: entry.note });
    await this.store(entry, { by, runId });
    const decided = await this.hands.decide({ id, state: 'confirmed', by, runId });
    if (!decided) throw new ConflictException('Somebody decided on this entry meanwhile');
    return decided;
  }

  @MaySome('enter', 'entry')
  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes a draft away; it stays in the list' })
  @Answers(ManualEntry)
  async withdraw(@Param('id', new Checked(EntryId, 'id of an entry')) id: string, @Body(new Checked(DecisionRequest)) { by }: Decision, @Seen() sight: Sight): Promise<ManualEntry> {
    await this.draftOf(id, (placed) => sight.mayTo('enter', 'entry', placed));
    const decided = await this.hands.decide({ id, state: 'withdrawn', by, runId: null });
    if (!decided) throw new ConflictException('Somebody decided on this entry meanwhile');
    return decided;
  }

  private async draftOf(id: string, may: (placed: Placed) => boolean): Promise<ManualEntry> {
    const entry = await this.hands.entry(id);
    if (!entry || !may(placeOf.series(this.house.pack, entry))) throw new NotFoundException('There is no such entry');
    if (entry.state !== 'draft') throw new ConflictException(`This entry is ${entry.state} already`);
    return entry;
  }

  /** The line as it was written is archived and read like any payload. */
  private async store(entry: ManualEntry, { by, runId }: { by: string; runId: string }): Promise<void> {
    const indicator = this.house.pack.indicator(entry.indicator);
    if (!indicator) throw new ConflictException(`The catalogue no longer has ${entry.indicator}`);
    const { id, area, period, written, author, note } = entry;
    const body = Buffer.from(JSON.stringify({ id, entry: { indicator: indicator.id, area, period, value: written }, author, approver: by, note }, null, 2));
    const payload = { name: 'entry.json', body, contentType: 'application/json', fetchedAt: new Date().toISOString(), locator: `manual entry ${id}` };
    stored(await this.house.intake.take(manualFeed(indicator), { startedAt: new Date(), runId }, () => Promise.resolve([payload])));
  }
}

const secondPerson = () => new ProblemWithPlaces(409, 'A second person confirms: not the one who wrote it', [{ path: 'by', code: 'second-person', message: 'Người thứ hai xác nhận, không phải người đã nhập.' }]);
