/** Why an incident does not take an event, in words for people; a reason has one name everywhere. */
export const incidentReasons = {
  'no-owner': { vi: 'Sự vụ chưa giao cho ai: hãy giao trước.', en: 'Nobody has the incident yet: assign it first.' },
  'not-resolved': { vi: 'Sự vụ chưa xử lý xong: hãy báo đã xử lý trước khi đóng.', en: 'The incident is not resolved: resolve it before it is closed.' },
  'not-over': { vi: 'Sự vụ đang mở, không cần mở lại.', en: 'The incident is open; there is nothing to reopen.' },
  resolved: { vi: 'Sự vụ đã xử lý xong: hãy mở lại nếu còn việc.', en: 'The incident is resolved: reopen it when there is more to do.' },
  closed: { vi: 'Sự vụ đã đóng: hãy mở lại nếu còn việc.', en: 'The incident is closed: reopen it when there is more to do.' },
  merged: { vi: 'Sự vụ đã gộp vào sự vụ khác: hãy làm việc ở đó.', en: 'The incident was merged into another one: go on there.' },
  itself: { vi: 'Không gộp được sự vụ vào chính nó.', en: 'An incident cannot be merged into itself.' },
  'no-cause': { vi: 'Chưa nói nguyên nhân.', en: 'The cause is not said.' },
  'no-lesson': { vi: 'Chưa nói bài học.', en: 'The lesson is not said.' },
  'not-linked': { vi: 'Sự vụ không có cảnh báo hay sự kiện đó.', en: 'The incident does not have these alarms or events.' },
  'another-drill': { vi: 'Sự vụ không thuộc cuộc diễn tập đó.', en: 'The incident does not belong to that drill.' },
  'same-owner': { vi: 'Sự vụ đã giao cho người đó.', en: 'That person has it already.' },
  'already-begun': { vi: 'Sự vụ đang được xử lý.', en: 'It is being handled already.' },
  'already-resolved': { vi: 'Sự vụ đã xử lý xong.', en: 'It is resolved already.' },
  'already-closed': { vi: 'Sự vụ đã đóng.', en: 'It is closed already.' },
  'already-merged': { vi: 'Sự vụ đã gộp vào đó.', en: 'It is merged into that one already.' },
  'same-severity': { vi: 'Mức độ không đổi.', en: 'It has this severity already.' },
  'already-linked': { vi: 'Sự vụ đã có các cảnh báo và sự kiện đó.', en: 'It has these alarms and events already.' },
} as const;
export type IncidentReason = keyof typeof incidentReasons;
