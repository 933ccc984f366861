/** Why a run does not take an event, in words for people; a reason has one name everywhere. */
export const runReasons = {
  'run-over': { vi: 'Quy trình đã kết thúc.', en: 'The procedure is over.' },
  'not-this-step': { vi: 'Quy trình đang ở bước khác.', en: 'The procedure is at another step.' },
  automatic: { vi: 'Bước này do hệ thống thực hiện; có thể bỏ qua kèm lý do.', en: 'The centre does this step by itself; it can be skipped with a reason.' },
  'data-missing': { vi: 'Chưa ghi đủ số liệu của bước.', en: 'Data of the step are missing.' },
  'data-unfit': { vi: 'Số liệu ghi không đúng kiểu.', en: 'Data of the step are not of their kind.' },
  'no-such-field': { vi: 'Quy trình không có ô ảnh đó.', en: 'The procedure has no such field for pictures.' },
  'not-due': { vi: 'Chưa quá hạn.', en: 'Nothing is overdue.' },
  'said-already': { vi: 'Đã nói rồi.', en: 'That was said already.' },
} as const;
export type RunReason = keyof typeof runReasons;
