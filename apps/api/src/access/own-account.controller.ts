import { Body, Controller, ForbiddenException, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuthenticatorOffer, CodeRequest, PasswordChange, RecoveryCodes } from '@ioc/contracts';
import { z } from 'zod';
import { Checked } from '../checked.pipe.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import type { Asking } from './identity.js';
import { May } from './may.decorator.js';
import { refusing, Tries } from './refusing.js';
import { Asks } from './rights.guard.js';

const Done = z.object({ done: z.literal(true) });

/** What everybody does with the own account. */
@ApiTags('access')
@Controller('own-account')
@May('manage', 'own-account')
export class OwnAccountController {
  private readonly tries = new Tries(10);

  constructor(private readonly house: House) {}

  @Post('password')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets another password; the account is signed out everywhere else' })
  @Answers(Done)
  async changePassword(@Asks() asking: Asking, @Body(new Checked(PasswordChange)) request: PasswordChange): Promise<z.infer<typeof Done>> {
    const { account, session } = ownOf(asking);
    await this.tries.take(account);
    await refusing(() => this.house.access.accounts.changePassword(account, request, session));
    this.house.access.identity.forget();
    return { done: true };
  }

  @Post('authenticator')
  @HttpCode(200)
  @ApiOperation({ summary: 'Offers a second factor: an authenticator that makes codes; it counts once one of them was given' })
  @Answers(AuthenticatorOffer)
  offer(@Asks() asking: Asking): Promise<AuthenticatorOffer> {
    return refusing(() => this.house.access.accounts.offerAuthenticator(ownOf(asking).account));
  }

  @Post('authenticator/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes the second factor into use; answers with recovery codes, which are shown this once' })
  @Answers(RecoveryCodes)
  async confirm(@Asks() asking: Asking, @Body(new Checked(CodeRequest)) { code }: CodeRequest): Promise<RecoveryCodes> {
    const { account } = ownOf(asking);
    await this.tries.take(account);
    const codes = await refusing(() => this.house.access.accounts.confirmAuthenticator(account, code));
    this.house.access.identity.forget();
    return { codes };
  }
}

/** @throws ForbiddenException for a visitor and for the roles of a demonstration, who have none */
export function ownOf({ actor, session }: Asking): { account: string; session: string } {
  if (!session || !z.uuid().safeParse(actor?.id).success) throw new ForbiddenException('Roles of the demonstration have no account');
  return { account: actor?.id ?? '', session: session.id };
}
