import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccessRefused } from '@ioc/access';
import { PasskeyOptions, PasskeyQuestion, PasskeySignIn, SignInAnswer } from '@ioc/contracts';
import type { Response } from 'express';
import { Audited, Unaudited } from '../audit/audited.decorator.js';
import { Checked } from '../checked.pipe.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import { Open } from './may.decorator.js';
import { refusing, Tries } from './refusing.js';
import { originOf } from './sign-ins.js';

/** From one address, as at the password; each sign-in asks twice. */
const triesPerMinute = 120;

/** Signing in by a passkey: as the only question, or as the second factor after another. */
@ApiTags('access')
@Controller('session/passkey')
@Open('whoever is not signed in yet signs in here')
export class PasskeySessionController {
  private readonly tries = new Tries(triesPerMinute);

  constructor(private readonly house: House) {}

  @Unaudited('asks for a challenge; what is done with it is recorded')
  @Post('options')
  @HttpCode(200)
  @ApiOperation({ summary: 'What the browser asks its passkeys for' })
  @Answers(PasskeyOptions)
  async ask(@Body(new Checked(PasskeyQuestion)) { step }: PasskeyQuestion, @Res({ passthrough: true }) response: Response): Promise<object> {
    await this.tries.take(originOf(response.req).address);
    return refusing(() => this.house.access.passkeys.ask(this.provedBy(step, response)));
  }

  @Audited({ act: 'signed-in', subject: 'sessions' })
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs in by what a passkey signed' })
  @Answers(SignInAnswer)
  async signIn(@Body(new Checked(PasskeySignIn)) { step, response: signed }: PasskeySignIn, @Res({ passthrough: true }) response: Response): Promise<SignInAnswer> {
    await this.tries.take(originOf(response.req).address);
    const account = await refusing(() => this.house.access.passkeys.prove(signed, this.provedBy(step, response)));
    await this.house.access.signIns.enter(account, response);
    return { state: 'signed-in' };
  }

  /** @returns the account that proved its first factor in this browser; null where the passkey is the only question */
  private provedBy(step: PasskeyQuestion['step'], { req }: Response): string | null {
    if (step === 'only') return null;
    const proved = this.house.access.signIns.stepOf(req);
    if (!proved) throw new AccessRefused('sign-in-lost', 'This sign-in was begun too long ago, or elsewhere');
    return proved.account;
  }
}
