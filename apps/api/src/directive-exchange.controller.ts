import { Body, Controller, Get, HttpCode, Post, Query, StreamableFile, UnprocessableEntityException, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AdapterFault } from '@ioc/adapter-kit';
import { cellName, cellText, openWorkbook } from '@ioc/adapter-tabular';
import { DirectivesImported, ExchangeAnswer, ExchangePage, ExchangeQuery, ExchangeRequest, ImportQuery, WorkbookQuery } from '@ioc/contracts';
import { directiveRows, directiveWorkbook, type ImportSheet } from '@ioc/operations';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { filePayload, sampleLimits, type SentFile } from './onboarding/sample.js';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Newest first; more than a province gives in a year. */
const mostRows = 5000;

/** Directives to and from the province's own system: by REST, and as a workbook. */
@ApiTags('directives')
@Controller()
@May('act', 'directive')
export class DirectiveExchangeController {
  constructor(private readonly house: House) {}

  @May('export', 'directive')
  @Get('directives.xlsx')
  @ApiOperation({ summary: 'Directives as a workbook, those that changed last first' })
  @Answers(z.string(), { contentType: workbookType })
  async workbook(@Query(new Checked(WorkbookQuery)) { open }: WorkbookQuery): Promise<StreamableFile> {
    const { pack, operations } = this.house;
    const listed = await operations.directives.list({ open, limit: mostRows, offset: 0 });
    // Whoever reads the workbook elsewhere does not see what is a drill.
    const directives = listed.filter(({ drill }) => drill === null);
    const file = await directiveWorkbook(directives, { utcOffset: pack.utcOffset, organisationName: (id) => pack.organisations.find((one) => one.id === id)?.name ?? id });
    return new StreamableFile(file, { type: workbookType, length: file.length, disposition: 'attachment; filename="nhiem-vu.xlsx"' });
  }

  @Post('directives/import')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(FileInterceptor('file', sampleLimits))
  @ApiOperation({ summary: 'Drafts what the first sheet of a workbook has; what cannot be taken is named by its cell' })
  @Answers(DirectivesImported)
  async import(@UploadedFile() file: SentFile | undefined, @Query(new Checked(ImportQuery)) { by }: ImportQuery): Promise<DirectivesImported> {
    if (!file || file.size === 0) throw new UnprocessableEntityException('Send a file');
    const { rows, own, errors } = directiveRows(firstSheet(file), this.house.pack);
    const { drafted, known } = await this.house.operations.exchange.takeRows(rows, by);
    return { drafted, known: known + own, errors };
  }

  @May('export', 'directive')
  @Get('directives/exchange')
  @ApiOperation({ summary: 'Directives that went out and changed after a number, for another system' })
  @Answers(ExchangePage)
  changed(@Query(new Checked(ExchangeQuery)) query: ExchangeQuery): Promise<ExchangePage> {
    return this.house.operations.exchange.changed(query);
  }

  @Post('directives/exchange')
  @HttpCode(200)
  @ApiOperation({ summary: 'Drafts what another system sends, once for each id of theirs' })
  @Answers(ExchangeAnswer)
  take(@Body(new Checked(ExchangeRequest)) request: ExchangeRequest): Promise<ExchangeAnswer> {
    return this.house.operations.exchange.take(request);
  }
}

function firstSheet(file: SentFile): ImportSheet {
  try {
    const grid = openWorkbook(filePayload(file)).grids.find(({ hidden }) => !hidden);
    if (!grid) throw new UnprocessableEntityException('The workbook has no sheet');
    return { rows: grid.rows.map((row) => Array.from(row, (cell) => cellText(cell))), where: (row, column) => cellName(grid, row, column) };
  } catch (fault) {
    throw fault instanceof AdapterFault ? new UnprocessableEntityException(fault.message) : fault;
  }
}
