/** Titles of the columns, as a workbook goes out and as one is read. */
export const directiveColumns = {
  number: 'Số',
  theirId: 'Mã hệ thống ngoài',
  organisation: 'Cơ quan',
  title: 'Tên nhiệm vụ',
  content: 'Nội dung',
  deadline: 'Hạn',
  priority: 'Độ khẩn',
  evidenceWanted: 'Minh chứng',
  state: 'Tình trạng',
  percent: 'Tiến độ (%)',
  sentAt: 'Gửi lúc',
  doneAt: 'Báo xong lúc',
  overdueSince: 'Quá hạn từ',
} as const;
export type DirectiveColumn = keyof typeof directiveColumns;

export const priorityWords = { p1: 'hoả tốc', p2: 'khẩn', p3: 'thường' } as const;

export const stateWords = {
  draft: 'chờ duyệt',
  approved: 'đã duyệt',
  sent: 'đã gửi',
  received: 'đã nhận',
  'in-progress': 'đang làm',
  done: 'báo xong',
  verified: 'đã nghiệm thu',
  closed: 'đã đóng',
  withdrawn: 'đã rút',
} as const;
