export { BlocksView, SceneBlockView, type BlocksViewProps } from './blocks-view.js';
export { CamerasView, type CameraOrder, type CamerasViewProps } from './cameras-view.js';
export { FeedsView } from './feeds-view.js';
export { TrendsView } from './trends-view.js';
export { standingAt, type SceneRules, type Standing } from './standing-at.js';
