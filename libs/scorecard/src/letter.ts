import type { ScoreRecord, ScoreRow } from '@ioc/contracts';
import { AlignmentType, BorderStyle, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { nationLine, periodInWords, recordInWords, scoreInWords, type RecordNames } from './letter-words.js';

/** What a reminder to one organisation says. */
export interface LetterFacts {
  /** Who writes: the province and its centre, as the pack names them. */
  sender: { province: string; centre: string };
  organisation: string;
  period: string;
  /** The organisation's row of the scorecard. */
  row: ScoreRow;
  /** Its feeds, each with what is late or wrong; feeds without are left out. */
  feeds: readonly { name: string; records: readonly ScoreRecord[]; total: number }[];
  /** Day of the draft, by the province's calendar. */
  day: { day: number; month: number; year: number };
  names: RecordNames;
  /** A part of the figures is not a department's, but simulated. */
  simulated: boolean;
}

const font = 'Times New Roman';
/** Half points: 13 pt is the body of a Vietnamese administrative letter. Source: Decree 30/2020/NĐ-CP, appendix I. */
const body = 26;
const small = 22;

/**
 * A draft of a letter that asks a department to mend exactly what is late or wrong, as DOCX.
 * Number, signature and name stay empty: a person fills them.
 */
export function reminderLetter(facts: LetterFacts): Promise<Buffer> {
  const children = [heading(facts), ...introduction(facts), ...facts.feeds.flatMap((feed, i) => feedPart(feed, i, facts)), ...request(facts), signature()];
  return Packer.toBuffer(new Document({ creator: 'Rông', title: subjectOf(facts), styles: { default: { document: { run: { font, size: body } } } }, sections: [{ children }] }));
}

function subjectOf({ period }: LetterFacts): string {
  return `V/v chấn chỉnh dữ liệu gửi về ${periodInWords(period)}`;
}

function heading(facts: LetterFacts): Table {
  const { sender, day } = facts;
  const left = [line(sender.province.toLocaleUpperCase('vi')), line(sender.centre.toLocaleUpperCase('vi'), { bold: true }), line('Số:        /              '), line(subjectOf(facts), { size: small })];
  const right = [line(nationLine, { bold: true, size: small }), line('Độc lập - Tự do - Hạnh phúc', { bold: true }), line(`ngày ${day.day} tháng ${day.month} năm ${day.year}`, { italics: true })];
  return new Table({ width: full, borders: bare, rows: [new TableRow({ children: [cell(left), cell(right)] })] });
}

function introduction(facts: LetterFacts): Paragraph[] {
  const { organisation, row, simulated } = facts;
  const marks = ['DỰ THẢO', ...(simulated ? ['CÓ DỮ LIỆU MÔ PHỎNG'] : [])].join(' · ');
  return [
    line(marks, { bold: true }, { spacing: { before: 240 } }),
    line(`Kính gửi: ${organisation}`, {}, { spacing: { before: 240, after: 240 } }),
    text(`Qua theo dõi dữ liệu của quý cơ quan gửi về ${facts.sender.centre} trong ${periodInWords(facts.period)}, kết quả như sau: ${scoreInWords(row)}.`),
    text(facts.feeds.length > 0 ? 'Những việc sau đây trễ hoặc sai, xin quý cơ quan xem và chấn chỉnh:' : 'Không có bản ghi nào trễ hoặc sai trong kỳ.'),
  ];
}

function feedPart({ name, records, total }: LetterFacts['feeds'][number], index: number, facts: LetterFacts): (Paragraph | Table)[] {
  const head = ['TT', 'Việc', 'Chỉ tiêu, nơi, kỳ', 'Thời điểm', 'Lý do, chỗ trong dữ liệu'];
  const rows = records.map((record, i) => [String(i + 1), ...recordInWords(record, facts.names)]);
  const more = total > records.length ? [text(`Còn ${total - records.length} bản ghi nữa, xem trên thẻ điểm dữ liệu.`)] : [];
  return [text(`${index + 1}. Nguồn "${name}": ${total} bản ghi`, { bold: true }), table([head, ...rows]), ...more];
}

function request({ feeds }: LetterFacts): Paragraph[] {
  if (feeds.length === 0) return [];
  return [text('Đề nghị quý cơ quan sửa tại hệ thống của mình và gửi lại; số liệu gửi lại được ghi thành bản sửa, bản cũ vẫn được giữ. Có gì chưa rõ xin trao đổi với Trung tâm.')];
}

function signature(): Table {
  const left = [text('Nơi nhận:', { bold: true, italics: true, size: small }), text('- Như trên;', { size: small }), text('- Lưu: VT.', { size: small })];
  const right = [line('QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ', { bold: true }), line('(ký, ghi rõ họ tên)', { italics: true })];
  return new Table({ width: full, borders: bare, rows: [new TableRow({ children: [cell(left), cell(right)] })] });
}

type Look = ConstructorParameters<typeof TextRun>[0] & object;
type Place = Omit<Extract<ConstructorParameters<typeof Paragraph>[0], object>, 'children' | 'text'>;
const full = { size: 100, type: WidthType.PERCENTAGE };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const bare = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

function line(said: string, look: Look = {}, place: Place = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, ...place, children: [new TextRun({ ...look, text: said })] });
}

function text(said: string, look: Look = {}): Paragraph {
  return new Paragraph({ spacing: { before: 80, after: 80 }, children: [new TextRun({ ...look, text: said })] });
}

function cell(children: Paragraph[]): TableCell {
  return new TableCell({ children });
}

function table([head = [], ...rows]: string[][]): Table {
  const row = (cells: readonly string[], bold: boolean) => new TableRow({ tableHeader: bold, children: cells.map((said) => cell([text(said, { bold, size: small })])) });
  return new Table({ width: full, rows: [row(head, true), ...rows.map((cells) => row(cells, false))] });
}
