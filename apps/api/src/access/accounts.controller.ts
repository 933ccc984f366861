import { Body, Controller, Delete, Get, HttpCode, NotFoundException, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountChange, AccountInfo, AccountRequest, InvitedAccount, SessionInfo } from '@ioc/contracts';
import { z } from 'zod';
import { Checked } from '../checked.pipe.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import { May } from './may.decorator.js';
import { refusing } from './refusing.js';

const Id = () => Param('id', new Checked(z.uuid(), 'id of an account'));

/** Accounts, as administrators give and take them. What changes here counts within two seconds, on open sockets too. */
@ApiTags('access')
@Controller('accounts')
@May('manage', 'account')
export class AccountsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'All accounts; never a password' })
  @Answers(z.array(AccountInfo))
  all(): Promise<AccountInfo[]> {
    return this.house.access.accounts.list();
  }

  @Post()
  @ApiOperation({ summary: 'Makes an account; the link in the answer lets its person set a password, once, within three days' })
  @Answers(InvitedAccount)
  async invite(@Body(new Checked(AccountRequest)) request: AccountRequest): Promise<InvitedAccount> {
    return this.linked(await refusing(() => this.house.access.accounts.invite(request)));
  }

  @Post(':id/invite')
  @HttpCode(200)
  @ApiOperation({ summary: 'A new link, for somebody who lost the password' })
  @Answers(InvitedAccount)
  async inviteAgain(@Id() id: string): Promise<InvitedAccount> {
    return this.linked(await refusing(() => this.house.access.accounts.inviteAgain(id)));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Changes name or roles, or switches an account off; one is never deleted' })
  @Answers(AccountInfo)
  async change(@Id() id: string, @Body(new Checked(AccountChange)) change: AccountChange): Promise<AccountInfo> {
    const info = await refusing(() => this.house.access.accounts.change(id, change));
    this.house.access.identity.forget();
    return info;
  }

  @Delete(':id/second-factor')
  @ApiOperation({ summary: 'Takes a lost second factor away, authenticator and passkeys; the account is signed out everywhere' })
  @Answers(AccountInfo)
  async resetFactor(@Id() id: string): Promise<AccountInfo> {
    const info = await refusing(() => this.house.access.accounts.resetFactor(id));
    this.house.access.identity.forget();
    return info;
  }

  @Get('sessions')
  @ApiOperation({ summary: 'Who is signed in, and from where' })
  @Answers(z.array(SessionInfo))
  sessions(): Promise<SessionInfo[]> {
    return this.house.access.sessions.list(null, undefined);
  }

  @Delete('sessions/:id')
  @ApiOperation({ summary: 'Signs somebody out' })
  @Answers(z.object({ ended: z.boolean() }))
  async end(@Param('id', new Checked(z.uuid(), 'id of a session')) id: string): Promise<{ ended: boolean }> {
    const ended = await this.house.access.sessions.end(id, null);
    this.house.access.identity.forget();
    if (!ended) throw new NotFoundException('There is no such session');
    return { ended };
  }

  /** After the sign #, which no server and no log is told. */
  private linked({ account, token }: { account: AccountInfo; token: string }): InvitedAccount {
    return { account, link: `${this.house.environment.publicUrl}/sign-in/setup#${token}` };
  }
}
