import { Controller, HttpCode, HttpException, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { raw, type Request, type RequestHandler } from 'express';
import { PushAnswer } from '@ioc/contracts';
import { PushDoor, PushRefused, type PushCall } from '@ioc/ingest';
import { PushReceipts } from '@ioc/store';
import { pushSourceOf } from '@ioc/transports';
import { Open } from './access/may.decorator.js';
import { Unaudited } from './audit/audited.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { Slug } from './parameters.js';
import { ProblemWithPlaces } from './problem.filter.js';

/** Reads the bytes of a push as they are, up to the feed's own limit; what shows no proof at all is not read. */
export function readPushBody(house: House): RequestHandler {
  return (request, response, next) => {
    const feed = house.pack.feed(String(request.params['id']));
    const proven = request.headers.authorization ?? request.headers['x-rong-signature'];
    if (!feed || proven === undefined || !pushSourceOf(feed.settings)) return next();
    // Signatures are made over the bytes that travel: a packed body is refused (415).
    return void raw({ type: () => true, limit: feed.limits.bytes, inflate: false })(request, response, next);
  };
}

@ApiTags('feeds')
@Controller('feeds')
@Open('the sender proves itself by the token or the signature of its feed')
export class PushController {
  private readonly door: PushDoor;

  constructor(private readonly house: House) {
    const { secrets, database, log } = house;
    this.door = new PushDoor({ receipts: new PushReceipts(database), secret: (ref) => secrets.resolve(ref), log, now: Date.now });
  }

  @Post(':id/push')
  @Unaudited('a department delivers by itself, many times an hour: each delivery is a run of its feed, with what it brought')
  @HttpCode(202)
  @ApiOperation({ summary: 'Takes what a department sends by itself; answers after it is stored' })
  @ApiBody({ description: 'The payload as the feed’s kind speaks it: CSV, a workbook or JSON', schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'authorization', required: false, description: '`Bearer` and the token, where the feed asks for one' })
  @ApiHeader({ name: 'x-rong-signature', required: false, description: '`sha256=` and the HMAC of timestamp, a full stop and the body, where the feed asks for one' })
  @ApiHeader({ name: 'x-rong-timestamp', required: false, description: 'seconds since 1970, within 5 minutes of the centre’s clock; goes with a signature' })
  @ApiHeader({ name: 'idempotency-key', required: false, description: 'the same key again gets the same answer, and nothing is stored twice' })
  @Answers(PushAnswer)
  async push(@Param('id', new Checked(Slug, 'id of a feed')) id: string, @Req() request: Request): Promise<PushAnswer> {
    const runner = this.house.runners.get(id);
    try {
      if (!runner) throw new PushRefused(404, `There is no enabled feed ${id}`);
      return await this.door.receive(runner, callOf(request));
    } catch (error) {
      throw error instanceof PushRefused ? asProblem(error) : error;
    }
  }
}

function callOf(request: Request): PushCall {
  const body: unknown = request.body;
  return {
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    contentType: request.get('content-type') ?? '',
    authorization: request.get('authorization'),
    signature: request.get('x-rong-signature'),
    timestamp: request.get('x-rong-timestamp'),
    key: request.get('idempotency-key'),
  };
}

function asProblem({ status, message, places }: PushRefused): HttpException {
  return new ProblemWithPlaces(status, message, places.map(({ where, reason }) => ({ path: where, message: reason })));
}
