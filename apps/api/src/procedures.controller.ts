import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query, UploadedFile, UseInterceptors, type StreamableFile } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Procedure, RunAnswer, RunDetail, RunPhotoQuery, RunRequest, RunsQuery, RunStopRequest, StepDoneRequest, StepSkipRequest } from '@ioc/contracts';
import { RunRefused } from '@ioc/operations';
import { z } from 'zod';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { evidenceLimits, savedFile, typeOf } from './evidence.js';
import { House } from './house.js';
import type { SentFile } from './onboarding/sample.js';
import { ProblemWithPlaces } from './problem.filter.js';

const sha256 = () => new Checked(z.string().regex(/^[0-9a-f]{64}$/), 'SHA-256 of a picture of this run');
const Id = () => Param('id', new Checked(z.string().min(1).max(40), 'id of a run, e.g. QT-12'));

/** What people do step by step when something has happened (quy trình xử lý), and how it goes. */
@ApiTags('procedures')
@Controller('procedures')
@May('read', 'procedure')
export class ProceduresController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'The procedures of the province, with their steps' })
  @Answers(z.array(Procedure))
  all(): Procedure[] {
    return [...this.house.pack.procedures];
  }

  @Get('runs')
  @ApiOperation({ summary: 'Runs of procedures, those that changed last first' })
  @Answers(z.array(RunAnswer))
  runs(@Query(new Checked(RunsQuery)) query: RunsQuery): Promise<RunAnswer[]> {
    return this.house.operations.procedures.list(query);
  }

  @May('trace', 'procedure')
  @Get('runs/:id')
  @ApiOperation({ summary: 'One run: where it stands, what was written down, and everything that happened' })
  @Answers(RunDetail)
  async run(@Id() id: string): Promise<RunDetail> {
    const detail = await this.house.operations.procedures.detail(id);
    if (!detail) throw noSuchRun(id);
    return detail;
  }

  @May('act', 'procedure')
  @Post('runs')
  @HttpCode(200)
  @ApiOperation({ summary: 'Starts a procedure by hand, for an alarm, for an incident, or alone; the same key twice starts one' })
  @Answers(RunAnswer)
  start(@Body(new Checked(RunRequest)) request: RunRequest): Promise<RunAnswer> {
    return refusing(() => this.house.operations.procedures.start(request));
  }

  @May('act', 'procedure')
  @Post('runs/:id/complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that the present step is done, with what it writes down; that decides which one comes then' })
  @Answers(RunAnswer)
  complete(@Id() id: string, @Body(new Checked(StepDoneRequest)) { step, by, captured, note, ...on }: StepDoneRequest): Promise<RunAnswer> {
    return refusing(() => this.house.operations.procedures.act(id, { kind: 'complete', step, by, captured, note }, on));
  }

  @May('act', 'procedure')
  @Post('runs/:id/photos')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(FileInterceptor('file', evidenceLimits))
  @ApiOperation({ summary: 'Sends a picture for a field that asks for one, also after its step: JPEG, PNG or WebP, at most 20 MB' })
  @Answers(RunAnswer)
  async addPhoto(@Id() id: string, @UploadedFile() file: SentFile | undefined, @Query(new Checked(RunPhotoQuery)) { field, by, name }: RunPhotoQuery): Promise<RunAnswer> {
    const sent = await typeOf(file, 'picture');
    return refusing(async () => {
      if (!sent) throw new RunRefused('wrong-file', name);
      if (!(await this.house.operations.procedures.detail(id))) throw new RunRefused('no-such-run', id);
      const hash = await this.house.evidence.put(sent.file.buffer);
      return this.house.operations.procedures.act(id, { kind: 'add-photo', by, photo: { field, sha256: hash, name, type: sent.type, bytes: sent.file.size, by, at: Date.now() } });
    });
  }

  @May('trace', 'procedure')
  @Get('runs/:id/photos/:sha256')
  @ApiOperation({ summary: 'A picture that was sent, to be saved' })
  @Answers(z.string(), { contentType: 'application/octet-stream' })
  async photo(@Id() id: string, @Param('sha256', sha256()) hash: string): Promise<StreamableFile> {
    const detail = await this.house.operations.procedures.detail(id);
    return savedFile(this.house.evidence, detail?.run.photos.find((one) => one.sha256 === hash));
  }

  @May('act', 'procedure')
  @Post('runs/:id/skip')
  @HttpCode(200)
  @ApiOperation({ summary: 'Leaves the present step out, with a reason' })
  @Answers(RunAnswer)
  skip(@Id() id: string, @Body(new Checked(StepSkipRequest)) { step, by, why, ...on }: StepSkipRequest): Promise<RunAnswer> {
    return refusing(() => this.house.operations.procedures.act(id, { kind: 'skip', step, by, why }, on));
  }

  @May('act', 'procedure')
  @Post('runs/:id/stop')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends a run before its end, with a reason' })
  @Answers(RunAnswer)
  stop(@Id() id: string, @Body(new Checked(RunStopRequest)) { by, why, ...on }: RunStopRequest): Promise<RunAnswer> {
    return refusing(() => this.house.operations.procedures.act(id, { kind: 'stop', by, why }, on));
  }
}

const noSuchRun = (id: string) => new NotFoundException(`There is no run ${id}; \`procedures/runs\` lists them`);

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof RunRefused)) throw fault;
    if (fault.reason === 'no-such-run') throw noSuchRun(fault.which ?? '');
    throw new ProblemWithPlaces(409, fault.message, [{ path: fault.which ?? 'id', code: fault.reason, message: fault.words.vi }]);
  }
}
