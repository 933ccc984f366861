import { Body, ConflictException, Controller, Get, HttpCode, NotFoundException, Post, ServiceUnavailableException, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AppliedAnswer, ApplyRequest, ConfigVersion, FeedPlan, MappingSuggestions, PlanRequest, Proposal, RollbackRequest, SampleFound, SuggestRequest, TryAnswer } from '@ioc/contracts';
import { ConfigRefused, Onboarding, suggestMapping } from '@ioc/onboarding';
import { May } from '../access/may.decorator.js';
import { adapterKinds } from '../adapter-kinds.js';
import { checkShape } from '../body-shape.js';
import { Checked } from '../checked.pipe.js';
import { ConfigReload } from '../config-reload.service.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import { BadParameters, FaultyConfiguration } from '../problem.filter.js';
import { asProblem, sampleLimits, sampleOf, type SentFile } from './sample.js';
import { trialOf, tryPayload } from './try-payload.js';

const SampleBody = z.strictObject({ url: z.url({ protocol: /^https?$/ }).optional() });
const TrialBody = z.strictObject({ url: z.url({ protocol: /^https?$/ }).optional(), plan: z.string().max(400_000) });

/** A new feed without code: look, map, try, review, apply, take back. */
@ApiTags('onboarding')
@Controller('onboarding')
@May('configure', 'configuration')
export class OnboardingController {
  private readonly onboarding: Onboarding;

  constructor(
    private readonly house: House,
    private readonly config: ConfigReload,
  ) {
    this.onboarding = new Onboarding({ dir: house.environment.configDir, options: { adapters: adapterKinds }, now: Date.now });
  }

  @Post('inspect')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data', 'application/json')
  @UseInterceptors(FileInterceptor('file', sampleLimits))
  @ApiOperation({ summary: 'What is in a sample: kinds, sheets, headers, records, units, periods' })
  @Answers(SampleFound)
  async inspect(@UploadedFile() file: SentFile | undefined, @Body(new Checked(SampleBody)) { url }: z.infer<typeof SampleBody>): Promise<SampleFound> {
    const payload = await sampleOf(this.house, file, url);
    return this.house.parsers.inspect(payload).catch((error: unknown) => {
      throw asProblem(error);
    });
  }

  @Post('suggest')
  @HttpCode(200)
  @ApiOperation({ summary: 'Which columns may be which indicators and areas, with scores and reasons' })
  @Answers(MappingSuggestions)
  suggest(@Body(new Checked(SuggestRequest)) request: SuggestRequest): MappingSuggestions {
    return suggestMapping(request, this.house.pack);
  }

  @Post('try')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(FileInterceptor('file', sampleLimits))
  @ApiOperation({ summary: 'A drafted feed on a sample, through the real adapter and gate; nothing is stored' })
  @Answers(TryAnswer)
  async try(@UploadedFile() file: SentFile | undefined, @Body(new Checked(TrialBody)) body: z.infer<typeof TrialBody>): Promise<TryAnswer> {
    const trial = trialOf(planIn(body.plan));
    return tryPayload(this.house, await sampleOf(this.house, file, body.url), trial);
  }

  @Post('propose')
  @HttpCode(200)
  @ApiOperation({ summary: 'What would change in the configuration files, and every fault the pack would have' })
  @Answers(Proposal)
  propose(@Body(new Checked(PlanRequest)) { plan }: z.infer<typeof PlanRequest>): Promise<Proposal> {
    return refusing(() => this.onboarding.propose(plan));
  }

  @Post('apply')
  @HttpCode(200)
  @ApiOperation({ summary: 'Writes a reviewed proposal, keeps the previous version, and takes it at once' })
  @Answers(AppliedAnswer)
  async apply(@Body(new Checked(ApplyRequest)) { plan, hash, by }: ApplyRequest): Promise<AppliedAnswer> {
    const version = await refusing(() => this.onboarding.apply(plan, { hash, by }));
    return { version, ...(await this.config.reload()) };
  }

  @Post('rollback')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes one change back and goes over to what was before it' })
  @Answers(AppliedAnswer)
  async rollback(@Body(new Checked(RollbackRequest)) { version, by }: RollbackRequest): Promise<AppliedAnswer> {
    const kept = await refusing(() => this.onboarding.rollback(version, by));
    return { version: kept, ...(await this.config.reload()) };
  }

  @Get('versions')
  @ApiOperation({ summary: 'Changes that were made here, newest first' })
  @Answers(z.array(ConfigVersion))
  versions(): Promise<ConfigVersion[]> {
    return this.onboarding.versions();
  }
}

function planIn(text: string): FeedPlan {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new BadParameters([{ path: 'plan', message: 'must be JSON' }]);
  }
  checkShape(data);
  return new Checked(FeedPlan).transform(data);
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ConfigRefused ? problemOf(error) : error;
  }
}

function problemOf({ kind, message, faults }: ConfigRefused): Error {
  if (kind === 'faulty') return new FaultyConfiguration(message, faults);
  if (kind === 'unwritable') return new ServiceUnavailableException(message);
  return kind === 'unknown' ? new NotFoundException(message) : new ConflictException(message);
}
