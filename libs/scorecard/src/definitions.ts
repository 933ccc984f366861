import type { Bilingual } from '@ioc/contracts';

/** What each figure means, as the page and the documents say it. */
export const definitions: Record<string, Bilingual> = {
  accurate: {
    vi: 'Đúng: số bản ghi được nhận ÷ (số được nhận + số bị từ chối), tính trên mọi lượt lấy; bản ghi trùng hệt trong một lượt chỉ tính một lần.',
    en: 'Accurate: records accepted ÷ (accepted + refused), over all polls; a record repeated within one poll counts once.',
  },
  crossBreaches: { vi: 'Số lần phép đối chiếu (tổng các phần = tổng chung…) không khớp.', en: 'Cross-checks (parts = total …) that did not hold.' },
  revisions: { vi: 'Số liệu bị sửa sau khi kỳ của nó đã kết thúc.', en: 'Readings changed after the end of the time they speak of.' },
  complete: {
    vi: 'Đủ: số ô (chỉ tiêu × đơn vị hành chính × kỳ) có giá trị trước hạn ÷ số ô đến hạn trong thời gian tính. Đơn vị được chờ là đơn vị nguồn đã từng báo; chưa báo lần nào thì chờ một ô toàn tỉnh. Chỉ tiêu đổi nhanh hơn một ngày thuộc phần Sống. Ô rỗng không tính là có. Hạn rơi vào lúc Rông ngừng chạy được lùi đến một lượt lấy sau khi chạy lại; nguồn bắt đầu giữa chừng chỉ tính từ lượt lấy đầu.',
    en: 'Complete: cells (indicator × area × period) with a value by their due time ÷ cells that fell due in the counted time. Areas expected are those the feed has ever given; one of the whole province where it has given none. Indicators renewed faster than daily belong to Live. A null is not there. A due time while Rông was not running moves to one poll after it ran again; a feed counts from its first poll.',
  },
  late: { vi: 'Ô đến sau hạn.', en: 'Cells that came after their due time.' },
  missing: { vi: 'Ô đến hạn mà chưa có.', en: 'Cells due that have not come.' },
  clean: {
    vi: 'Sạch: số bản ghi không bị từ chối và không trùng ÷ mọi bản ghi (nhận + từ chối + trùng).',
    en: 'Clean: records neither refused nor repeated ÷ all records (accepted + refused + repeated).',
  },
  duplicates: { vi: 'Bản ghi trùng hệt trong cùng một lượt lấy.', en: 'Records repeated within one poll.' },
  refusals: { vi: 'Bản ghi bị từ chối, mỗi lượt lấy tính một lần.', en: 'Records refused, once for each poll.' },
  drift: { vi: 'Số lần trường dữ liệu của nguồn bị mất hoặc đổi kiểu.', en: 'Times that fields of the source were removed or became of another type.' },
  repairs: {
    vi: 'Số lần phải đổi đơn vị tính hoặc nhận một tên viết khác danh mục; mỗi cách viết tính một lần trong một lượt lấy.',
    en: 'Units that were converted and names that were written otherwise than in the catalogue; each writing counts once a poll.',
  },
  live: {
    vi: 'Sống: thời gian nguồn đúng lịch ÷ thời gian Rông theo dõi nguồn. Mỗi lượt lấy có trả lời giữ nguồn đúng lịch trong một chu kỳ lấy cộng thời gian ân hạn. Thời gian Rông không chạy không tính cho nguồn.',
    en: 'Live: time the feed was on its schedule ÷ time Rông watched it. A poll that was answered keeps the feed on schedule for one period plus its grace. Time in which Rông did not run is not counted against the feed.',
  },
  latencyP95Ms: {
    vi: 'Độ trễ mà 95 % lượt lấy không vượt quá, mili-giây, từ lúc hỏi đến lúc ghi, làm tròn lên hai chữ số có nghĩa.',
    en: 'Latency that 95 % of polls do not exceed, milliseconds from question to storing, rounded up to two significant digits.',
  },
  score: { vi: 'Điểm: trung bình cộng các tỷ lệ đúng, đủ, sạch, sống tính được; bằng điểm thì cùng hạng.', en: 'Score: mean of those of the four shares that are known; equal scores share a rank.' },
  watched: {
    vi: 'Thời gian Rông chạy: máy chủ ghi dấu 30 giây một lần; vắng dấu quá 90 giây là ngừng chạy.',
    en: 'Time Rông ran: the server leaves a mark every 30 s; more than 90 s without one is an interruption.',
  },
};
