import type { AlarmEventKind, Bilingual } from '@ioc/contracts';
import type { AlarmEvent } from './alarm-event.js';
import type { Evidence } from './verdict.js';
import { both } from './why-words.js';

/** What happened, for the history; a condition says what it was found by instead. */
const words: Record<AlarmEventKind, Bilingual> = {
  'condition-true': { vi: 'Điều kiện có', en: 'The condition is so' },
  'condition-false': { vi: 'Điều kiện không còn', en: 'The condition is gone' },
  'condition-unknown': { vi: 'Chưa rõ điều kiện', en: 'The condition is unknown' },
  'hold-elapsed': { vi: 'Hết thời gian chờ', en: 'The hold time is over' },
  acknowledge: { vi: 'Xác nhận', en: 'Acknowledged' },
  reset: { vi: 'Đặt lại', en: 'Reset' },
  shelve: { vi: 'Tạm gác', en: 'Shelved' },
  unshelve: { vi: 'Thôi tạm gác', en: 'Taken back from the shelf' },
  'shelf-expired': { vi: 'Hết thời gian tạm gác', en: 'The time on the shelf is over' },
  suppress: { vi: 'Được nén theo thiết kế', en: 'Suppressed by design' },
  unsuppress: { vi: 'Thôi được nén', en: 'Suppressed no more' },
  'take-out': { vi: 'Ngừng phục vụ', en: 'Taken out of service' },
  'put-back': { vi: 'Phục vụ trở lại', en: 'Put back into service' },
};

/** One sentence for each change, in both languages. */
export function said(event: AlarmEvent, { evidence, why }: { evidence: Evidence | null; why: string | null }): Bilingual {
  if (evidence) return evidence.why;
  const details = ['source' in event ? event.source : '', 'by' in event ? event.by : '', why ?? ''].filter((detail) => detail !== '');
  return both((language) => `${[words[event.kind][language], ...details].join(' · ')}.`);
}
