import type { Bilingual } from '@ioc/contracts';
import { Refused } from '../ledger/refused.js';

const reasons = {
  'nobody-on-duty': { vi: 'Lịch trực không có ai lúc này.', en: 'The shift plan has nobody on duty now.' },
  'no-such-roll-call': { vi: 'Không có lượt điểm danh đó.', en: 'There is no such roll-call.' },
  'roll-call-over': { vi: 'Lượt điểm danh đã kết thúc.', en: 'The roll-call is over.' },
  'not-asked': { vi: 'Vị trí đó không được hỏi.', en: 'That post was not asked.' },
  'no-such-hand-over': { vi: 'Không có lần giao ca đó.', en: 'There is no such hand-over.' },
  'taken-already': { vi: 'Ca đã được nhận.', en: 'It was taken over already.' },
  'same-person': { vi: 'Người giao và người nhận phải khác nhau.', en: 'Whoever takes over must be somebody else.' },
  'no-such-value': { vi: 'Không có số liệu đó.', en: 'There is no such value.' },
} as const satisfies Record<string, Bilingual>;

/** What the duty room does not admit. */
export class DutyRefused extends Refused<keyof typeof reasons> {
  override readonly name = 'DutyRefused';

  constructor(reason: keyof typeof reasons, which: string | null = null) {
    super(reason, reasons[reason], which);
  }
}
