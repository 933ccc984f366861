import { baTrieu } from './ba-trieu.js';
import { benXe } from './ben-xe.js';
import { cauDakBla } from './cau-dak-bla.js';
import { cho } from './cho.js';
import { duyTan } from './duy-tan.js';
import { hungVuong } from './hung-vuong.js';
import { konKlor } from './kon-klor.js';
import { nguyenHue } from './nguyen-hue.js';
import { phanDinhPhung } from './phan-dinh-phung.js';
import { quangTruong } from './quang-truong.js';
import type { Scene } from './scene.js';
import { trungTin } from './trung-tin.js';
import { truongChinh } from './truong-chinh.js';

/** The twelve security cameras of Kon Tum city, 01 to 12. */
export const scenes: readonly Scene[] = [
  cauDakBla,
  nguyenHue,
  phanDinhPhung,
  quangTruong,
  truongChinh,
  cho,
  baTrieu,
  trungTin,
  duyTan,
  benXe,
  konKlor,
  hungVuong,
];
