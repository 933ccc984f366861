import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { NewPasskey, PasskeyInfo, PasskeyOptions, PasskeyRegistration } from '@ioc/contracts';
import { z } from 'zod';
import { Audited, Unaudited } from '../audit/audited.decorator.js';
import { Checked } from '../checked.pipe.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import type { Asking } from './identity.js';
import { May } from './may.decorator.js';
import { ownOf } from './own-account.controller.js';
import { refusing, Tries } from './refusing.js';
import { Asks } from './rights.guard.js';

const Removed = z.object({ removed: z.literal(true) });

/** Passkeys of the own account. */
@ApiTags('access')
@Controller('own-account/passkeys')
@May('manage', 'own-account')
export class OwnPasskeysController {
  private readonly tries = new Tries(20);

  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'The passkeys of this account; none for a role of the demonstration' })
  @Answers(z.array(PasskeyInfo))
  async list(@Asks() asking: Asking): Promise<PasskeyInfo[]> {
    const { actor } = asking;
    return z.uuid().safeParse(actor?.id).success ? this.house.access.passkeys.list(actor?.id ?? '') : [];
  }

  @Unaudited('asks for a challenge; what is made of it is recorded')
  @Post('options')
  @HttpCode(200)
  @ApiOperation({ summary: 'What the browser makes a new passkey of' })
  @Answers(PasskeyOptions)
  async offer(@Asks() asking: Asking): Promise<object> {
    const { account, session } = ownOf(asking);
    await this.tries.take(account);
    const { accounts, passkeys } = this.house.access;
    return refusing(async () => passkeys.offer(await accounts.known(account), session));
  }

  @Audited({ subject: 'passkeys' })
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes a new passkey into use; answers with recovery codes where it is the first second factor' })
  @Answers(NewPasskey)
  async register(@Asks() asking: Asking, @Body(new Checked(PasskeyRegistration)) request: PasskeyRegistration): Promise<NewPasskey> {
    const { account, session } = ownOf(asking);
    const { accounts, passkeys, identity } = this.house.access;
    const made = await refusing(async () => passkeys.register(await accounts.known(account), session, request));
    identity.forget();
    return made;
  }

  @Audited({ subject: 'passkeys' })
  @Delete(':id')
  @ApiOperation({ summary: 'Removes a passkey; it opens nothing any more' })
  @Answers(Removed)
  async remove(@Asks() asking: Asking, @Param('id', new Checked(PasskeyInfo.shape.id, 'id of a passkey')) id: string): Promise<z.infer<typeof Removed>> {
    const { accounts, passkeys, identity } = this.house.access;
    await refusing(async () => passkeys.remove(await accounts.known(ownOf(asking).account), id));
    identity.forget();
    return { removed: true };
  }
}
