import { Body, Controller, Delete, Get, HttpCode, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccessRefused, longestSessionMs } from '@ioc/access';
import { DemoSignInRequest, FactorRequest, Role, SessionAnswer, SessionInfo, SetupRequest, SignInAnswer, SignInRequest } from '@ioc/contracts';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Audited } from '../audit/audited.decorator.js';
import { Checked } from '../checked.pipe.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import { sessionCookie, setCookie } from './cookies.js';
import type { Asking } from './identity.js';
import { May, Open } from './may.decorator.js';
import { refusing, Tries } from './refusing.js';
import { Asks } from './rights.guard.js';
import { nameActor, originOf } from './sign-ins.js';

/** Nobody chooses the screen: one is paired, or a visitor. */
const offered = Role.options.filter((role) => role !== 'display');
const nameOf: Readonly<Record<string, string>> = {
  leader: 'Lãnh đạo (trình diễn)',
  'shift-lead': 'Trưởng ca (trình diễn)',
  operator: 'Trực ban (trình diễn)',
  'data-officer': 'Cán bộ dữ liệu (trình diễn)',
  organisation: 'Đơn vị (trình diễn)',
  administrator: 'Quản trị (trình diễn)',
  auditor: 'Kiểm toán (trình diễn)',
};

/** From one address, behind which a whole office may sit; an account is locked long before. */
const triesPerMinute = 60;

/** Signing in and out. */
@ApiTags('access')
@Controller('session')
@Open('whoever is not signed in yet signs in here')
export class SessionController {
  private readonly tries = new Tries(triesPerMinute);

  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'Who asks, and what he may' })
  @Answers(SessionAnswer)
  who(@Asks() { actor, sight, session }: Asking, @Res({ passthrough: true }) response: Response): SessionAnswer {
    response.setHeader('cache-control', 'no-store');
    const demonstration = this.house.environment.demonstration !== null;
    return {
      demonstration,
      actor: actor && { ...actor, name: actor.kind === 'display' ? this.displayName(actor.id) : actor.name },
      rights: sight.rights,
      home: sight.home,
      roles: demonstration ? offered : [],
      ...standingOf(session),
      signIn: this.waysIn(response.req),
    };
  }

  @Audited({ act: 'signed-in', subject: 'sessions', who: 'login' })
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs in; `code` means that the password is right and a second factor is asked for' })
  @Answers(SignInAnswer)
  async signIn(@Body(new Checked(SignInRequest)) request: SignInRequest, @Res({ passthrough: true }) response: Response): Promise<SignInAnswer> {
    await this.tries.take(originOf(response.req).address);
    const signed = await refusing(() => this.house.access.accounts.signIn(request));
    if (signed.state === 'signed-in') await this.house.access.signIns.enter(signed.account, response);
    else this.house.access.signIns.askStep(signed.account, response);
    return { state: signed.state };
  }

  @Audited({ act: 'signed-in', subject: 'sessions' })
  @Post('factor')
  @HttpCode(200)
  @ApiOperation({ summary: 'The second factor of whoever proved the first one in this browser: a code of the authenticator, or a recovery code' })
  @Answers(SignInAnswer)
  async byCode(@Body(new Checked(FactorRequest)) { code }: FactorRequest, @Res({ passthrough: true }) response: Response): Promise<SignInAnswer> {
    const { accounts, signIns } = this.house.access;
    await this.tries.take(originOf(response.req).address);
    const account = await refusing(async () => {
      const step = signIns.stepOf(response.req);
      if (!step) throw new AccessRefused('sign-in-lost', 'This sign-in was begun too long ago, or elsewhere');
      nameActor(await accounts.known(step.account), response);
      return accounts.signInByCode(step.account, code);
    });
    await signIns.enter(account, response);
    return { state: 'signed-in' };
  }

  @Audited({ act: 'signed-in', subject: 'sessions', who: 'role' })
  @Post('demo')
  @HttpCode(200)
  @ApiOperation({ summary: 'Takes a role of the demonstration; a centre in production has none' })
  @Answers(SignInAnswer)
  async takeRole(@Body(new Checked(DemoSignInRequest)) { role }: DemoSignInRequest, @Res({ passthrough: true }) response: Response): Promise<SignInAnswer> {
    if (!this.house.environment.demonstration) throw new NotFoundException('This centre has no demonstration: sign in with an account');
    const { token } = await this.house.access.sessions.openRole(role, nameOf[role] ?? role, originOf(response.req));
    setCookie(response, { name: sessionCookie, value: token, lifeMs: longestSessionMs });
    return { state: 'signed-in' };
  }

  @Audited({ act: 'signed-in', subject: 'sessions', who: 'login' })
  @Post('setup')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets a password by a one-time link, and signs in' })
  @Answers(SignInAnswer)
  async setUp(@Body(new Checked(SetupRequest)) request: SetupRequest, @Res({ passthrough: true }) response: Response): Promise<SignInAnswer> {
    await this.tries.take(originOf(response.req).address);
    const account = await refusing(() => this.house.access.accounts.setUp(request));
    await this.house.access.signIns.enter(account, response);
    return { state: 'signed-in' };
  }

  @Delete()
  @ApiOperation({ summary: 'Signs out' })
  @Answers(z.object({ ended: z.boolean() }))
  async signOut(@Asks() { session }: Asking, @Res({ passthrough: true }) response: Response): Promise<{ ended: boolean }> {
    const ended = session !== null && (await this.house.access.sessions.end(session.id, null));
    this.house.access.identity.forget();
    setCookie(response, { name: sessionCookie, value: '', lifeMs: 0 });
    this.house.access.signIns.leaveStep(response);
    return { ended };
  }

  @May('read', 'own-account')
  @Get('list')
  @ApiOperation({ summary: 'Where this account is signed in' })
  @Answers(z.array(SessionInfo))
  async list(@Asks() { actor, session }: Asking): Promise<SessionInfo[]> {
    return actor?.kind === 'person' && z.uuid().safeParse(actor.id).success ? this.house.access.sessions.list(actor.id, session?.id) : [];
  }

  @May('manage', 'own-account')
  @Delete('list/:id')
  @ApiOperation({ summary: 'Signs this account out elsewhere' })
  @Answers(z.object({ ended: z.boolean() }))
  async end(@Param('id', new Checked(z.uuid(), 'id of a session')) id: string, @Asks() { actor }: Asking): Promise<{ ended: boolean }> {
    const ended = actor !== null && z.uuid().safeParse(actor.id).success && (await this.house.access.sessions.end(id, actor.id));
    this.house.access.identity.forget();
    if (!ended) throw new NotFoundException('There is no such session');
    return { ended };
  }

  private waysIn(request: Request): SessionAnswer['signIn'] {
    const step = this.house.access.signIns.stepOf(request);
    const { passkeys } = this.house.access;
    return { provider: this.house.pack.signIn.provider?.name ?? null, passkeys: passkeys.isOffered, step: step && { provided: step.provided, authenticator: step.authenticator, passkey: step.passkey && passkeys.isOffered } };
  }

  private displayName(id: string): string {
    return this.house.pack.displays.find((display) => display.id === id)?.name.vi ?? id;
  }
}

function standingOf(session: Asking['session']): Pick<SessionAnswer, 'provided' | 'secondFactor'> {
  if (!session) return { provided: false, secondFactor: { has: false, authenticator: false, isDue: false } };
  return { provided: session.isProvided, secondFactor: { has: session.hasFactor, authenticator: session.hasAuthenticator, isDue: session.isFactorDue } };
}
