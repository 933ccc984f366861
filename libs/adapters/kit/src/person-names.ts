/** Words that a Vietnamese text sets before a person's name. */
const titles = ['ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác', 'cháu', 'em', 'tên', 'tên là', 'tôi là', 'tôi tên', 'tôi tên là', 'họ tên', 'họ và tên', 'người gửi', 'người phản ánh', 'liên hệ', 'gặp'];
const spoken = [...titles.map((title) => title.replace(/^./u, (first) => `[${first}${first.toUpperCase()}]`)), ...titles.map((title) => title.toUpperCase())].join('|');

/** The most frequent family names; with Văn or Thị behind them they begin a person's name. */
const families = 'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lâm|Mai|Cao|Lương|Hà|Tô|Đoàn|Trịnh|Tạ|Châu|Quách|Thái|Đào|Lưu|Tống|Phùng|Nông|Lò|Vi|Hứa|Chu|La|Kiều|Từ|Tăng|Diệp|Văn';
/** What bears the names of people who are long dead: Đường Nguyễn Văn Cừ. */
const places = 'đường|phố|hẻm|ngõ|kiệt|ngách|trường|THPT|THCS|PTDTNT|tiểu học|mầm non|cầu|chợ|công viên|quảng trường|xã|phường|thôn|làng|khu|bệnh viện|tượng đài|nút giao|ngã ba|ngã tư|vòng xoay|bùng binh';
const placed = [...places.split('|'), ...places.split('|').map((word) => word.replace(/^./u, (first) => first.toUpperCase()))].join('|');

const word = '\\p{Lu}[\\p{L}\\p{M}]*';
const begin = '(?<![\\p{L}\\p{M}])';
const middles = 'Văn|Thị';

/** Each finds a name behind what stands `before` it. */
export const personNames: readonly RegExp[] = [
  new RegExp(`${begin}(?<before>(?:${spoken})(?:\\s*:)?\\s+)${word}(?:\\s+${word}){0,4}`, 'gu'),
  new RegExp(`${begin}(?<!(?:${placed})\\s)(?<before>)(?:${families})\\s+(?:${middles})(?:\\s+${word}){1,3}`, 'gu'),
  new RegExp(`${begin}(?<!(?:${placed.toUpperCase()})\\s)(?<before>)(?:${families.toUpperCase()})\\s+(?:${middles.toUpperCase()})(?:\\s+\\p{Lu}[\\p{Lu}\\p{M}]*){1,3}`, 'gu'),
  // Written without capitals, as on a telephone: anh nguyễn văn nam.
  new RegExp(`${begin}(?<before>(?:${spoken})(?:\\s*:)?\\s+)(?:${families.toLowerCase()})\\s+(?:${middles.toLowerCase()})\\s+[\\p{L}\\p{M}]+`, 'gu'),
];
