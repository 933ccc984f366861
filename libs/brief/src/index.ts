export { BriefWriter, nightBefore, type BriefGround, type BriefSpan } from './brief-writer.js';
