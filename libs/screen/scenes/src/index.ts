export { BlocksView, SceneBlockView, type BlocksViewProps } from './blocks-view.js';
export { CamerasView, type CameraOrder, type CamerasViewProps } from './cameras-view.js';
export { shortened, type FeedGroup } from './feed-rows.js';
export { FeedsPanel, FeedsView, useFeedGroups } from './feeds-view.js';
export { ScoreBlock } from './score-block.js';
export { TrendsView, useTrendParts, type TrendsViewProps } from './trends-view.js';
export { takingAlarms } from './taking-alarms.js';
export { nextAt, standingAt, type SceneRules, type Standing } from './standing-at.js';
