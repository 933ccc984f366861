import { Body, Controller, Delete, Get, HttpCode, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccessRefused, pollGapMs } from '@ioc/access';
import { PairedScreen, PairingApproval, PairingCodeQuery, PairingOffer, PairingPoll } from '@ioc/contracts';
import type { StoredPairing } from '@ioc/store';
import type { Response } from 'express';
import { z } from 'zod';
import { Checked } from '../checked.pipe.js';
import { Answers } from '../describe/answers.decorator.js';
import { House } from '../house.js';
import { cookieOf, displayCookie, pairingCookie, setCookie } from './cookies.js';
import type { Asking } from './identity.js';
import { May, Open } from './may.decorator.js';
import { refusing, Tries } from './refusing.js';
import { Asks } from './rights.guard.js';
import { originOf } from './sign-ins.js';

/** A screen lives for years; its cookie is renewed each day. */
const screenLifeMs = 400 * 86_400_000;
const pairingLifeMs = 15 * 60_000;

/** Screens that ask to be let in, are, and are sent away (RFC 8628). */
@ApiTags('access')
@Controller('displays/pairing')
export class PairingController {
  /** A room full of screens behind one address, each with a new code every ten minutes and a question every five seconds. */
  private readonly asked = new Tries(60);
  private readonly polled = new Tries(600);
  /** 20⁸ codes, ten minutes each: whoever guesses needs centuries. */
  private readonly guesses = new Tries(10);

  constructor(private readonly house: House) {}

  @Open('a screen that was never let in asks for a code')
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'A screen asks to be let in; what it shows is typed at the desk' })
  @Answers(PairingOffer)
  async ask(@Res({ passthrough: true }) response: Response): Promise<PairingOffer> {
    const origin = originOf(response.req);
    await this.asked.take(origin.address);
    const { device, userCode, until } = await this.house.access.pairing.ask(origin);
    setCookie(response, { name: pairingCookie, value: device, lifeMs: pairingLifeMs });
    return { code: userCode, until, pollGapMs };
  }

  @Open('a screen that waits asks whether it was let in, with the secret that it was given')
  @Post('token')
  @HttpCode(200)
  @ApiOperation({ summary: 'What became of it; once it was let in, with the cookie that the screen lives on' })
  @Answers(PairingPoll)
  async poll(@Res({ passthrough: true }) response: Response): Promise<PairingPoll> {
    await this.polled.take(originOf(response.req).address);
    const device = cookieOf(response.req.headers.cookie, pairingCookie);
    const found = device === undefined ? ({ state: 'unknown' } as const) : await this.house.access.pairing.poll(device);
    if (found.state !== 'paired') return { state: found.state, display: null };
    setCookie(response, { name: displayCookie, value: found.token, lifeMs: screenLifeMs });
    setCookie(response, { name: pairingCookie, value: '', lifeMs: 0 });
    return { state: 'paired', display: found.display };
  }

  @May('read', 'display')
  @Post('renew')
  @HttpCode(200)
  @ApiOperation({ summary: 'A paired screen takes the next token; the old one is good until the new one was shown' })
  @Answers(z.object({ renewed: z.boolean() }))
  async renew(@Asks() { pairing }: Asking, @Res({ passthrough: true }) response: Response): Promise<{ renewed: boolean }> {
    const token = cookieOf(response.req.headers.cookie, displayCookie);
    if (!pairing?.isOld || token === undefined) return { renewed: false };
    const next = await this.house.access.pairing.renew(token);
    if (next) setCookie(response, { name: displayCookie, value: next, lifeMs: screenLifeMs });
    return { renewed: next !== null };
  }

  @May('manage', 'display')
  @Get('code')
  @ApiOperation({ summary: 'The screen that shows a code now: from where it asks, and since when' })
  @Answers(PairedScreen)
  async byCode(@Query(new Checked(PairingCodeQuery)) { code }: z.infer<typeof PairingCodeQuery>, @Asks() { actor }: Asking): Promise<PairedScreen> {
    await this.guesses.take(actor?.id ?? '');
    return screenOf(await refusing(() => this.house.access.pairing.asked(code)));
  }

  @May('manage', 'display')
  @Post('approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets the screen that shows a code in, as one of the displays of the configuration' })
  @Answers(PairedScreen)
  async approve(@Body(new Checked(PairingApproval)) { code, display }: PairingApproval, @Asks() { actor }: Asking): Promise<PairedScreen> {
    await this.guesses.take(actor?.id ?? '');
    return refusing(async () => {
      if (!this.house.pack.displays.some(({ id }) => id === display)) throw new AccessRefused('no-such-display', `There is no display ${display} in displays.yaml`);
      return screenOf(await this.house.access.pairing.approve(code, { display, by: actor?.name || (actor?.id ?? '') }));
    });
  }

  @May('manage', 'display')
  @Get()
  @ApiOperation({ summary: 'Screens that were let in' })
  @Answers(z.array(PairedScreen))
  async paired(): Promise<PairedScreen[]> {
    return (await this.house.access.pairing.paired()).map(screenOf);
  }

  @May('manage', 'display')
  @Delete(':id')
  @ApiOperation({ summary: 'Sends a screen away: within five seconds it shows nothing but a new code' })
  @Answers(z.object({ ended: z.boolean() }))
  async end(@Param('id', new Checked(z.uuid(), 'id of a paired screen')) id: string, @Asks() { actor }: Asking): Promise<{ ended: boolean }> {
    const ended = await this.house.access.pairing.end(id, actor?.name || (actor?.id ?? ''));
    this.house.access.identity.forget();
    if (!ended) throw new NotFoundException('There is no such screen');
    return { ended };
  }
}

function screenOf({ id, userCode: code, askedAt, address, agent, display, decidedBy, decidedAt }: StoredPairing): PairedScreen {
  return { id, code, askedAt, address, agent, display, decidedBy, decidedAt };
}
