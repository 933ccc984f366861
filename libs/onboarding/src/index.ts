export { inspectSample } from './inspect-sample.js';
export { suggestMapping, type SuggestPack } from './suggest-mapping.js';
export { feedOfPlan } from './feed-of-plan.js';
export { checkEdited, editsOf, hashOf, proposalOf } from './config-edits.js';
export { ConfigHistory } from './config-history.js';
export { ConfigRefused } from './config-fault.js';
export { wallLook, type LookGround } from './wall-look.js';
export { Onboarding } from './onboarding.js';
export { manualFeed, readEntry } from './manual-entry.js';
