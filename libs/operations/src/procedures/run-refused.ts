import type { Bilingual } from '@ioc/contracts';
import { Refused } from '../ledger/refused.js';
import { runReasons, type RunReason } from './run-reasons.js';

const otherReasons = {
  'changed-meanwhile': { vi: 'Quy trình đã đi tiếp: hãy xem lại rồi làm.', en: 'The procedure has gone on meanwhile: look again, then act.' },
  'no-such-run': { vi: 'Không có lượt quy trình đó.', en: 'There is no such run.' },
  'wrong-file': { vi: 'Tệp phải là ảnh (JPEG, PNG, WebP).', en: 'The file must be a picture (JPEG, PNG, WebP).' },
  'no-such-procedure': { vi: 'Không có quy trình đó.', en: 'There is no such procedure.' },
} as const satisfies Record<string, Bilingual>;

/** What a run of a procedure, or what is known, does not admit. */
export class RunRefused extends Refused<RunReason | keyof typeof otherReasons> {
  override readonly name = 'RunRefused';

  constructor(reason: RunReason | keyof typeof otherReasons, which: string | null = null) {
    super(reason, { ...otherReasons, ...runReasons }[reason], which);
  }
}
