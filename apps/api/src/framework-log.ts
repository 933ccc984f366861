import type { LoggerService } from '@nestjs/common';
import { createLogger } from '@ioc/platform';

const log = createLogger('nest');

/** What the framework has to say, as lines of the same log: its own would print texts of strangers as they are, over several lines. Its progress is nobody's business. */
export class FrameworkLog implements LoggerService {
  error(message: unknown, ...more: unknown[]): void {
    log.error({ more: more.map(textOf) }, textOf(message));
  }

  warn(message: unknown): void {
    log.warn(textOf(message));
  }

  log(): void {}
}

function textOf(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
