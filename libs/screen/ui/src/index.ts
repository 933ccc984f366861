import './base.css';
import './fonts.css';
import './tokens.css';

export { HouseMark } from './house-mark.js';
export { addBriefWords } from './brief-words.js';
export { ageParts, runningTime } from './age-text.js';
export { cadenceText } from './cadence-text.js';
export { Chip, type ChipTone } from './chip.js';
export { CellFigure, FigurePlace, HeadFigure, type FigureProps } from './figure.js';
export { figureText, prefixOf, targetText, type FigureText } from './figure-text.js';
export { DrillBar } from './drill-bar.js';
export { DrillMark } from './drill-mark.js';
export { FitText } from './fit-text.js';
export { dayText, formatsFor, type Formats } from './formats.js';
export { areaName, isWholeProvince, placeTitle, ProvinceContext, useProvince, wholeName } from './province.js';
export { SeverityGlyph, type AlarmPhase } from './severity-glyph.js';
export { Sparkline } from './sparkline.js';
export { widthRem } from './type-width.js';
export {
  addAccessWords,
  addDeskWords,
  addPlaybackWords,
  addSheetWords,
  chosenLanguage,
  createWords,
  useLanguageChange,
  useWords,
  WordsProvider,
  wordsOf,
  type Language,
  type Words,
} from './words.js';
