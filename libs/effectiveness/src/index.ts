export { Effectiveness } from './effectiveness.js';
export { effectWorkbook } from './effect-workbook.js';
export type { EffectPack } from './effect-pack.js';
