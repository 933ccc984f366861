import { maskPersonal } from './mask-personal.js';

const mark = '***';

/** Members, elements and attributes that hold a secret or tell who somebody is, in the languages that departments write. */
const named = [
  'pass(word|wd)?|mat_?khau|secret|client_?secret|token|access_?token|refresh_?token|authorization|api_?key|private_?key|signature(value)?|x509certificate',
  'first_?name|last_?name|full_?name|ho_?ten|ho_?va_?ten|nguoi_?gui|questioner|chu_?ho_?so|phone|so_?dien_?thoai|dien_?thoai|email|account_?id|device_?id',
  'address|address_?string|dia_?chi|cccd|cmnd|so_?dinh_?danh(_?ca_?nhan)?|ngay_?sinh|birth_?date',
].join('|');

const patterns: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`("(?:${named})"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"|-?\\d[\\d.]*)`, 'gi'), `$1"${mark}"`],
  [new RegExp(`(<(?:[\\w-]+:)?(?:${named})(?:\\s[^<>]*)?>)[^<]*(?=</)`, 'gi'), `$1${mark}`],
  [new RegExp(`(\\s(?:${named})\\s*=\\s*)("[^"]*"|'[^']*')`, 'gi'), `$1"${mark}"`],
  // `rtsp://user:password@host`
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]+@/gi, `$1${mark}@`],
];

/**
 * A raw record as people may see it: secrets and personal data masked, whatever protocol it is of.
 * @param shown the figure that the record holds. Its digits are told anyway, so they are left where they stand, though a
 *   sum of nine digits looks like an identity number and 0.005201208 like a telephone's
 */
export function maskRaw(text: string, shown: number | null = null): string {
  const masked = patterns.reduce((soFar, [pattern, put]) => soFar.replace(pattern, put), text);
  const digits = significant(String(shown ?? ''));
  const parts: string[] = [];
  let from = 0;
  for (const { 0: number, index } of masked.matchAll(wholeNumber)) {
    // A short one is never taken for a person's, but may be a part of a telephone number with blanks in it.
    if (number.replace(/\D/g, '').length < 9 || significant(number) !== digits) continue;
    parts.push(maskPersonal(masked.slice(from, index)), number);
    from = index + number.length;
  }
  return [...parts, maskPersonal(masked.slice(from))].join('');
}

const wholeNumber = /(?<![\p{L}\d@_.])\d+(?:[.,]\d+)*(?![\p{L}\d@_])/gu;

/** Whatever the unit: 0.005201208 and 5201.208 have the same. */
function significant(number: string): string {
  return number.replace(/\D/g, '').replace(/^0+|0+$/g, '');
}
