import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Express, NextFunction, Request, Response } from 'express';
import { nothingAt } from './problem.filter.js';

/** The last word after every route: programs get a problem, people a line of text. */
@Injectable()
export class UnknownPaths implements OnApplicationBootstrap {
  constructor(private readonly host: HttpAdapterHost) {}

  onApplicationBootstrap(): void {
    (this.host.httpAdapter.getInstance() as Express).use(answerUnknown);
  }
}

function answerUnknown(request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) return next();
  response.status(404);
  const [path = '/'] = request.originalUrl.split('?');
  if (!path.startsWith('/api/')) return void response.type('text/plain').send('404 · Không có trang này · There is no such page\n');
  response.type('application/problem+json').send(JSON.stringify(nothingAt(request.method, path)));
}
