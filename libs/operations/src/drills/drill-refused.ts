import type { Bilingual } from '@ioc/contracts';
import { Refused } from '../ledger/refused.js';

const reasons = {
  'no-such-script': { vi: 'Tỉnh không có kịch bản diễn tập đó.', en: 'The province has no such drill.' },
  'no-such-drill': { vi: 'Không có cuộc diễn tập đó.', en: 'There is no such drill.' },
  'drill-runs': { vi: 'Đang có một cuộc diễn tập: hãy kết thúc trước khi bắt đầu cuộc khác.', en: 'A drill is under way: end it before another one is started.' },
} as const satisfies Record<string, Bilingual>;

export type DrillReason = keyof typeof reasons;

/** What drills do not admit. */
export class DrillRefused extends Refused<DrillReason> {
  override readonly name = 'DrillRefused';

  constructor(reason: DrillReason, which: string | null = null) {
    super(reason, reasons[reason], which);
  }
}
