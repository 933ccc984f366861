import type { Bilingual } from '@ioc/contracts';
import { Refused } from '../ledger/refused.js';
import { directiveReasons, type DirectiveReason } from './directive-reasons.js';

const otherReasons = {
  'changed-meanwhile': { vi: 'Nhiệm vụ đã thay đổi: hãy xem lại rồi làm tiếp.', en: 'The directive has changed meanwhile: look again, then act.' },
  'no-such-directive': { vi: 'Không có nhiệm vụ đó.', en: 'There is no such directive.' },
  'no-such-organisation': { vi: 'Không có cơ quan đó.', en: 'There is no such organisation.' },
  'no-such-indicator': { vi: 'Không có chỉ tiêu đó.', en: 'There is no such indicator.' },
  'wrong-file': { vi: 'Tệp phải là PDF, ảnh (JPEG, PNG, WebP), Word hoặc Excel.', en: 'The file must be a PDF, a picture (JPEG, PNG, WebP), Word or Excel.' },
} as const satisfies Record<string, Bilingual>;
type Other = keyof typeof otherReasons;

/** What the table of directives, or what is known, does not admit. */
export class DirectiveRefused extends Refused<DirectiveReason | Other> {
  override readonly name = 'DirectiveRefused';

  constructor(reason: DirectiveReason | Other, which: string | null = null) {
    super(reason, { ...otherReasons, ...directiveReasons }[reason], which);
  }
}
