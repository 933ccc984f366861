import type { Bilingual } from '@ioc/contracts';
import { Refused } from '../ledger/refused.js';
import { incidentReasons, type IncidentReason } from './incident-reasons.js';

const otherReasons = {
  'changed-meanwhile': { vi: 'Sự vụ đã thay đổi: hãy xem lại rồi làm tiếp.', en: 'The incident has changed meanwhile: look again, then act.' },
  'no-such-incident': { vi: 'Không có sự vụ đó.', en: 'There is no such incident.' },
  'no-such-alarm': { vi: 'Không có cảnh báo đó.', en: 'There is no such alarm.' },
  'no-such-event': { vi: 'Không có sự kiện đó.', en: 'There is no such event.' },
  'no-such-organisation': { vi: 'Không có cơ quan đó.', en: 'There is no such organisation.' },
  'no-such-area': { vi: 'Không có đơn vị hành chính đó.', en: 'There is no such area.' },
  'alarm-has-incident': { vi: 'Cảnh báo đã thuộc một sự vụ đang mở.', en: 'The alarm belongs to an open incident already.' },
  'drill-and-real': { vi: 'Việc diễn tập và việc thật không chung một sự vụ.', en: 'What is a drill and what is so are never one incident.' },
  'no-title': { vi: 'Sự vụ mở bằng tay cần tên và mức độ.', en: 'An incident opened by hand needs a title and a severity.' },
} as const satisfies Record<string, Bilingual>;
type Other = keyof typeof otherReasons;

/** What the table of incidents, or what is known, does not admit. */
export class IncidentRefused extends Refused<IncidentReason | Other> {
  override readonly name = 'IncidentRefused';

  constructor(reason: IncidentReason | Other, which: string | null = null) {
    super(reason, { ...otherReasons, ...incidentReasons }[reason], which);
  }
}
