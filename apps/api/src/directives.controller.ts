import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Query, type StreamableFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Sight } from '@ioc/access';
import { directiveActs, DirectiveAnswer, DirectiveDetail, DirectiveRequest, DirectivesQuery, EvidenceQuery, type DirectiveAct, type DirectiveActRequest } from '@ioc/contracts';
import { DirectiveRefused } from '@ioc/operations';
import { z } from 'zod';
import { May, MaySome } from './access/may.decorator.js';
import { placeOf } from './access/places.js';
import { Seen } from './access/rights.guard.js';
import { seenPage } from './access/seen-page.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { evidenceLimits, savedFile, Sent, typeOf, type SentBy } from './evidence.js';
import { ProblemWithPlaces } from './problem.filter.js';

const Id = () => Param('id', new Checked(z.string().min(1).max(40), 'id of a directive, e.g. NV-12'));
const Asked = <A extends DirectiveAct>(act: A) => Body(new Checked(directiveActs[act]));
type Asks<A extends DirectiveAct> = DirectiveActRequest<A>;
const sha256 = () => new Checked(z.string().regex(/^[0-9a-f]{64}$/), 'SHA-256 of a file of this directive');

/** Tasks to organisations (nhiệm vụ giao). What the table of directives does not admit is refused with 409, by its name and in words. */
@ApiTags('directives')
@Controller('directives')
@May('act', 'directive')
export class DirectivesController {
  constructor(private readonly house: House) {}

  @MaySome('read', 'directive')
  @Get()
  @ApiOperation({ summary: 'Directives, those that changed last first' })
  @Answers(z.array(DirectiveAnswer))
  all(@Query(new Checked(DirectivesQuery)) query: DirectivesQuery, @Seen() sight: Sight): Promise<DirectiveAnswer[]> {
    const sees = sight.mayAll('read', 'directive') ? null : (one: DirectiveAnswer) => sight.sees('directive', placeOf.directive(one));
    return seenPage(query, (page) => this.house.operations.directives.list({ ...query, ...page }), sees);
  }

  @MaySome('trace', 'directive')
  @Get(':id')
  @ApiOperation({ summary: 'One directive with everything that was said and done' })
  @Answers(DirectiveDetail)
  one(@Id() id: string, @Seen() sight: Sight): Promise<DirectiveDetail> {
    return this.given(id, sight, 'read');
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Drafts a directive for each organisation; nobody is told before it is approved' })
  @Answers(z.array(DirectiveAnswer))
  draft(@Body(new Checked(DirectiveRequest)) request: DirectiveRequest): Promise<DirectiveAnswer[]> {
    return refusing(() => this.house.operations.directives.draft(request));
  }

  @MaySome('answer', 'directive')
  @Post(':id/evidence')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(FileInterceptor('file', evidenceLimits))
  @ApiOperation({ summary: 'Attaches a file that proves what was done: PDF, picture, Word or Excel, at most 20 MB' })
  @Answers(DirectiveAnswer)
  async attach(@Id() id: string, @Sent() { file, sight }: SentBy, @Query(new Checked(EvidenceQuery)) { by, name }: EvidenceQuery): Promise<DirectiveAnswer> {
    const sent = await typeOf(file, 'file');
    return refusing(async () => {
      if (!sent) throw new DirectiveRefused('wrong-file', name);
      await this.given(id, sight, 'answer');
      const hash = await this.house.evidence.put(sent.file.buffer);
      return this.house.operations.directives.attach(id, { sha256: hash, name, type: sent.type, bytes: sent.file.size, by, at: Date.now() });
    });
  }

  @MaySome('trace', 'directive')
  @Get(':id/evidence/:sha256')
  @ApiOperation({ summary: 'A file that was attached, to be saved' })
  @Answers(z.string(), { contentType: 'application/octet-stream' })
  async evidence(@Id() id: string, @Param('sha256', sha256()) hash: string, @Seen() sight: Sight): Promise<StreamableFile> {
    const { directive } = await this.given(id, sight, 'read');
    return savedFile(this.house.evidence, directive.evidence.find((one) => one.sha256 === hash));
  }

  @Post(':id/edit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Changes a draft' })
  @Answers(DirectiveAnswer)
  edit(@Id() id: string, @Asked('edit') request: Asks<'edit'>): Promise<DirectiveAnswer> {
    return this.act(id, 'edit', request);
  }

  @May('approve', 'directive')
  @Post(':id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets it go out in ten seconds, in the words that whoever approves has seen' })
  @Answers(DirectiveAnswer)
  approve(@Id() id: string, @Asked('approve') request: Asks<'approve'>): Promise<DirectiveAnswer> {
    return this.act(id, 'approve', request);
  }

  @May('approve', 'directive')
  @Post(':id/undo')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes an approval back before it goes out' })
  @Answers(DirectiveAnswer)
  undo(@Id() id: string, @Asked('undo') request: Asks<'undo'>): Promise<DirectiveAnswer> {
    return this.act(id, 'undo', request);
  }

  @MaySome('answer', 'directive')
  @Post(':id/receive')
  @HttpCode(200)
  @ApiOperation({ summary: 'The organisation says that it has it' })
  @Answers(DirectiveAnswer)
  receive(@Id() id: string, @Asked('receive') request: Asks<'receive'>, @Seen() sight: Sight): Promise<DirectiveAnswer> {
    return this.answer(id, 'receive', { request, sight });
  }

  @MaySome('answer', 'directive')
  @Post(':id/progress')
  @HttpCode(200)
  @ApiOperation({ summary: 'How far it is' })
  @Answers(DirectiveAnswer)
  progress(@Id() id: string, @Asked('progress') request: Asks<'progress'>, @Seen() sight: Sight): Promise<DirectiveAnswer> {
    return this.answer(id, 'progress', { request, sight });
  }

  @MaySome('answer', 'directive')
  @Post(':id/ask-extension')
  @HttpCode(200)
  @ApiOperation({ summary: 'Asks for more time' })
  @Answers(DirectiveAnswer)
  askExtension(@Id() id: string, @Asked('ask-extension') request: Asks<'ask-extension'>, @Seen() sight: Sight): Promise<DirectiveAnswer> {
    return this.answer(id, 'ask-extension', { request, sight });
  }

  @Post(':id/grant-extension')
  @HttpCode(200)
  @ApiOperation({ summary: 'Puts the deadline off' })
  @Answers(DirectiveAnswer)
  grantExtension(@Id() id: string, @Asked('grant-extension') request: Asks<'grant-extension'>): Promise<DirectiveAnswer> {
    return this.act(id, 'grant-extension', request);
  }

  @Post(':id/refuse-extension')
  @HttpCode(200)
  @ApiOperation({ summary: 'Leaves the deadline as it is' })
  @Answers(DirectiveAnswer)
  refuseExtension(@Id() id: string, @Asked('refuse-extension') request: Asks<'refuse-extension'>): Promise<DirectiveAnswer> {
    return this.act(id, 'refuse-extension', request);
  }

  @MaySome('answer', 'directive')
  @Post(':id/report-done')
  @HttpCode(200)
  @ApiOperation({ summary: 'The organisation says that it is done; with evidence where that is asked for' })
  @Answers(DirectiveAnswer)
  reportDone(@Id() id: string, @Asked('report-done') request: Asks<'report-done'>, @Seen() sight: Sight): Promise<DirectiveAnswer> {
    return this.answer(id, 'report-done', { request, sight });
  }

  @Post(':id/return')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sends a result back' })
  @Answers(DirectiveAnswer)
  returned(@Id() id: string, @Asked('return') request: Asks<'return'>): Promise<DirectiveAnswer> {
    return this.act(id, 'return', request);
  }

  @Post(':id/verify')
  @HttpCode(200)
  @ApiOperation({ summary: 'The centre has seen that it is done' })
  @Answers(DirectiveAnswer)
  verify(@Id() id: string, @Asked('verify') request: Asks<'verify'>): Promise<DirectiveAnswer> {
    return this.act(id, 'verify', request);
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends it, with what came of it' })
  @Answers(DirectiveAnswer)
  close(@Id() id: string, @Asked('close') request: Asks<'close'>): Promise<DirectiveAnswer> {
    return this.act(id, 'close', request);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes it back, with the reason' })
  @Answers(DirectiveAnswer)
  withdraw(@Id() id: string, @Asked('withdraw') request: Asks<'withdraw'>): Promise<DirectiveAnswer> {
    return this.act(id, 'withdraw', request);
  }

  /** What whoever was given it says of it. */
  private async answer<A extends DirectiveAct>(id: string, act: A, { request, sight }: { request: DirectiveActRequest<A>; sight: Sight }): Promise<DirectiveAnswer> {
    await this.given(id, sight, 'answer');
    return this.act(id, act, request);
  }

  /** @throws NotFoundException of one that is another's, as of one that is not there */
  private async given(id: string, sight: Sight, action: 'read' | 'answer'): Promise<DirectiveDetail> {
    const detail = await this.house.operations.directives.detail(id);
    if (!detail || !sight.mayTo(action, 'directive', placeOf.directive(detail.directive))) throw noSuchDirective(id);
    return detail;
  }

  private act<A extends DirectiveAct>(id: string, act: A, request: DirectiveActRequest<A>): Promise<DirectiveAnswer> {
    return refusing(() => this.house.operations.directives.act(id, act, request));
  }
}

const noSuchDirective = (id: string) => new NotFoundException(`There is no directive ${id}; \`directives\` lists them`);

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof DirectiveRefused)) throw fault;
    if (fault.reason === 'no-such-directive') throw noSuchDirective(fault.which ?? '');
    throw new ProblemWithPlaces(409, fault.message, [{ path: fault.which ?? 'id', code: fault.reason, message: fault.words.vi }]);
  }
}
