import { Controller, Get, HttpStatus, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { auditCsv, auditWorkbook } from '@ioc/access';
import { AuditExportQuery, AuditPage, AuditQuery, AuditState, dayOf, type AuditAsked, type AuditExportAsked } from '@ioc/contracts';
import type { Response } from 'express';
import { z } from 'zod';
import { May } from '../access/may.decorator.js';
import { Checked } from '../checked.pipe.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import { ProblemWithPlaces } from '../problem.filter.js';
import { Audited } from './audited.decorator.js';

const contentTypes = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
/** A workbook of more takes a small machine's memory; `ioc audit export` writes any number of lines. */
const mostExported = 50_000;

/** Who saw, exported, changed, acknowledged, approved and enlarged what, and why. */
@ApiTags('audit')
@Controller('audit')
@May('read', 'audit')
export class AuditController {
  constructor(private readonly house: House) {}

  @Get()
  @Audited({ act: 'saw', subject: 'audit' })
  @ApiOperation({ summary: 'The audit trail, newest first, page by page; every look into it stands in it' })
  @Answers(AuditPage)
  async page(@Query(new Checked(AuditQuery)) { limit, ...filter }: AuditAsked): Promise<AuditPage> {
    const entries = await this.house.audit.store.find(filter, limit + 1);
    const shown = entries.slice(0, limit);
    return { entries: shown, next: entries.length > limit ? (shown.at(-1)?.number ?? null) : null };
  }

  @May('export', 'audit')
  @Get('export')
  @Audited({ act: 'exported', subject: 'audit' })
  @ApiOperation({ summary: `What the filters find as a file, newest first, at most ${mostExported.toLocaleString('en')} entries` })
  @Answers(z.string(), { contentType: Object.values(contentTypes) })
  async export(@Query(new Checked(AuditExportQuery)) { format, lang, why, ...filter }: AuditExportAsked, @Res() response: Response): Promise<void> {
    void why;
    const entries = await this.house.audit.store.find(filter, mostExported + 1);
    if (entries.length > mostExported) throw new ProblemWithPlaces(HttpStatus.UNPROCESSABLE_ENTITY, `More than ${mostExported} entries`, [{ path: 'from', message: 'take a shorter span or more filters; nothing was left out to make it fit' }]);
    const { pack, environment } = this.house;
    const ground = { language: lang, utcOffset: pack.utcOffset };
    const nowMs = Date.now();
    const file = format === 'xlsx' ? await auditWorkbook(entries, { ...ground, asked: JSON.stringify(filter), simulated: environment.simulatedOrigins.length > 0, nowMs }) : auditCsv(entries, ground);
    response
      .type(contentTypes[format])
      .setHeader('content-disposition', `attachment; filename="audit-${dayOf(nowMs, pack.utcOffset)}.${format}"`)
      .setHeader('x-content-type-options', 'nosniff');
    response.send(file);
  }

  @Get('state')
  @ApiOperation({ summary: 'The end of the chain, what was laid down of it outside of the database, and what waits to be written' })
  @Answers(AuditState)
  async state(): Promise<AuditState> {
    const { store, anchor, trail } = this.house.audit;
    return { head: await store.head(), anchored: anchor.last, anchorFaults: anchor.faults, waiting: trail.waiting, isWritable: trail.isWritable };
  }
}
