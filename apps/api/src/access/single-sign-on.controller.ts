import { Controller, Get, NotFoundException, Query, Redirect, Res, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccessRefused } from '@ioc/access';
import { ProviderQuery, returnPath } from '@ioc/contracts';
import type { Response } from 'express';
import { z } from 'zod';
import { Audited } from '../audit/audited.decorator.js';
import { Checked } from '../checked.pipe.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import { Open } from './may.decorator.js';
import { refusing, Tries } from './refusing.js';
import { SignInPage } from './sign-in-page.filter.js';
import { originOf } from './sign-ins.js';

/** From one address, as at the password; each sign-in asks twice. */
const triesPerMinute = 120;
const seeOther = 303;
const SentOn = z.string().describe('Nothing to read: the browser goes on');
/** Providers add members of their own, which mean nothing here (RFC 6749, 4.1.2). */
const ProviderAnswer = z.looseObject({
  code: z.string().max(4000).optional().describe('Opens the provider once'),
  state: z.string().max(200).optional().describe('What this centre gave the browser along'),
  error: z.string().max(200).optional().describe('Why the provider refused'),
});
type ProviderAnswer = z.infer<typeof ProviderAnswer>;

/** Signing in by a provider: pages that send a browser on, not part of what programs call. */
@ApiTags('access')
@Controller('single-sign-on')
@UseFilters(SignInPage)
@Open('whoever is not signed in yet signs in here')
export class SingleSignOnController {
  private readonly tries = new Tries(triesPerMinute);

  constructor(private readonly house: House) {}

  @Get()
  @Redirect('/sign-in', seeOther)
  @ApiOperation({ summary: 'Sends the browser to the provider' })
  @Answers(SentOn, { contentType: 'text/html' })
  async begin(@Query(new Checked(ProviderQuery)) { to }: z.infer<typeof ProviderQuery>, @Res({ passthrough: true }) response: Response): Promise<{ url: string }> {
    if (!this.house.pack.signIn.provider) throw new NotFoundException('Nobody signs in by a provider here');
    await this.tries.take(originOf(response.req).address);
    const { url, begun } = await refusing(() => this.house.access.provider.begin(returnPath(to)));
    this.house.access.signIns.beginProvider(begun, response);
    response.setHeader('cache-control', 'no-store');
    return { url };
  }

  @Audited({ act: 'signed-in', subject: 'sessions', silent: ['code', 'state'] })
  @Get('callback')
  @Redirect('/desk', seeOther)
  @ApiOperation({ summary: 'Where the provider sends the browser back to' })
  @Answers(SentOn, { contentType: 'text/html' })
  async end(@Query(new Checked(ProviderAnswer)) { state }: ProviderAnswer, @Res({ passthrough: true }) response: Response): Promise<{ url: string }> {
    await this.tries.take(originOf(response.req).address);
    response.setHeader('cache-control', 'no-store');
    return { url: await refusing(() => this.enter(state, response)) };
  }

  /** @returns the page that follows */
  private async enter(state: string | undefined, response: Response): Promise<string> {
    const { access } = this.house;
    const begun = access.signIns.endProvider(state, response);
    if (!begun) throw new AccessRefused('sign-in-lost', 'This sign-in was begun too long ago, elsewhere, or was ended already');
    const { claims, provider } = await access.provider.finish(new URL(response.req.originalUrl, 'http://centre.invalid').search, begun);
    const { account, isFactorAsked, isFactorProved } = await access.provided.enter(claims, provider).finally(() => access.identity.forget());
    if (!isFactorAsked) {
      await access.signIns.enter(account, response, isFactorProved);
      return begun.to;
    }
    access.signIns.askStep(account, response, true);
    return `/sign-in?to=${encodeURIComponent(begun.to)}`;
  }
}
