export { BlocksView, SceneBlockView, type BlocksViewProps } from './blocks-view.js';
export { CamerasView, type CameraOrder, type CamerasViewProps } from './cameras-view.js';
export { FeedsView } from './feeds-view.js';
export { sceneAt, type SceneMoment } from './scene-at.js';
export { TrendsView } from './trends-view.js';
