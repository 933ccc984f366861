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

/** A raw record as people may see it: secrets and personal data masked, whatever protocol it is of. */
export function maskRaw(text: string): string {
  return maskPersonal(patterns.reduce((masked, [pattern, put]) => masked.replace(pattern, put), text));
}
