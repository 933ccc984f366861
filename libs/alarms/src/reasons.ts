import type { Bilingual } from '@ioc/contracts';

/** Why an event changed nothing, each by its name and in words for people. */
export const reasons = {
  'same-condition': { vi: 'Điều kiện vẫn như cũ.', en: 'The condition is as it was.' },
  'no-hold': { vi: 'Không có thời gian chờ nào đang chạy.', en: 'No hold time runs.' },
  'hold-not-over': { vi: 'Thời gian chờ chưa hết.', en: 'The hold time is not over.' },
  'already-acknowledged': { vi: 'Đã xác nhận rồi.', en: 'It is acknowledged already.' },
  'already-shelved': { vi: 'Đã tạm gác như vậy rồi.', en: 'It is shelved like that already.' },
  'shelf-not-over': { vi: 'Chưa hết thời gian tạm gác.', en: 'The time on the shelf is not over.' },
  'already-suppressed': { vi: 'Đã được nén vì lý do đó.', en: 'It is suppressed by that already.' },
  'already-out-of-service': { vi: 'Đã ngừng phục vụ rồi.', en: 'It is out of service already.' },
  'nothing-to-acknowledge': { vi: 'Cảnh báo chưa phát, không có gì để xác nhận.', en: 'It is not raised: there is nothing to acknowledge.' },
  'nothing-to-reset': { vi: 'Cảnh báo không bị giữ, không có gì để đặt lại.', en: 'It is not latched: there is nothing to reset.' },
  'still-active': { vi: 'Điều kiện còn đó; chờ trở lại rồi mới đặt lại.', en: 'The condition is still there; reset it when it has returned.' },
  'acknowledge-first': { vi: 'Hãy xác nhận trước.', en: 'Acknowledge it first.' },
  'no-reason': { vi: 'Phải ghi lý do.', en: 'A reason must be given.' },
  'ends-at-once': { vi: 'Giờ hết tạm gác phải ở phía trước.', en: 'The end of the shelf must lie ahead.' },
  'shelved-too-long': { vi: 'Tạm gác lâu hơn mức cho phép.', en: 'That is longer than it may be shelved.' },
  'not-shelved': { vi: 'Cảnh báo không được tạm gác.', en: 'It is not shelved.' },
  'not-suppressed': { vi: 'Cảnh báo không được nén vì lý do đó.', en: 'It is not suppressed by that.' },
  'in-service': { vi: 'Cảnh báo đang phục vụ.', en: 'It is in service.' },
  shelved: { vi: 'Cảnh báo đang tạm gác.', en: 'It is shelved.' },
  suppressed: { vi: 'Cảnh báo đang được nén theo thiết kế.', en: 'It is suppressed by design.' },
  'out-of-service': { vi: 'Cảnh báo đang ngừng phục vụ.', en: 'It is out of service.' },
} satisfies Record<string, Bilingual>;

export type Reason = keyof typeof reasons;
