import type { AuditAct, AuditActor, AuditOutcome } from '@ioc/contracts';

export type FileLanguage = 'vi' | 'en';

interface FileWords {
  title: string;
  sheet: { audit: string; about: string };
  written: string;
  entries: string;
  span: string;
  asked: string;
  simulated: string;
  columns: readonly string[];
  act: Record<AuditAct, string>;
  outcome: Record<AuditOutcome, string>;
  kind: Record<AuditActor['kind'], string>;
}

/** What stands in exported files. */
export const fileWords: Record<FileLanguage, FileWords> = {
  vi: {
    title: 'Nhật ký kiểm toán',
    sheet: { audit: 'Nhật ký', about: 'Thông tin' },
    written: 'Lập lúc',
    entries: 'Số dòng',
    span: 'Từ số đến số',
    asked: 'Bộ lọc',
    simulated: 'CÓ DỮ LIỆU MÔ PHỎNG',
    columns: ['Số', 'Thời điểm', 'Thời điểm (UTC)', 'Người', 'Mã người', 'Loại', 'Hành động', 'Đối tượng', 'Mã đối tượng', 'Hợp phần', 'Đơn vị hành chính', 'Cơ quan', 'Lý do', 'Từ địa chỉ', 'Kết quả', 'Chi tiết', 'Mã lần ghi', 'Mã băm trước', 'Mã băm'],
    act: { saw: 'xem', exported: 'xuất', changed: 'thay đổi', acknowledged: 'xác nhận', approved: 'phê duyệt', enlarged: 'phóng to camera', tried: 'thử', 'signed-in': 'đăng nhập', 'signed-out': 'đăng xuất', refused: 'bị chặn' },
    outcome: { ok: 'được', refused: 'từ chối', failed: 'lỗi' },
    kind: { person: 'tài khoản', display: 'màn hình', visitor: 'khách', system: 'hệ thống' },
  },
  en: {
    title: 'Audit trail',
    sheet: { audit: 'Audit', about: 'About' },
    written: 'Written at',
    entries: 'Entries',
    span: 'From number to number',
    asked: 'Filter',
    simulated: 'CONTAINS SIMULATED DATA',
    columns: ['Number', 'Time', 'Time (UTC)', 'Who', 'Id of who', 'Kind', 'Act', 'Subject', 'Id of subject', 'Component', 'Area', 'Organisation', 'Why', 'From address', 'Outcome', 'Details', 'Record id', 'Hash before', 'Hash'],
    act: { saw: 'saw', exported: 'exported', changed: 'changed', acknowledged: 'acknowledged', approved: 'approved', enlarged: 'enlarged a camera', tried: 'tried', 'signed-in': 'signed in', 'signed-out': 'signed out', refused: 'not let through' },
    outcome: { ok: 'done', refused: 'refused', failed: 'failed' },
    kind: { person: 'account', display: 'display', visitor: 'visitor', system: 'system' },
  },
};
