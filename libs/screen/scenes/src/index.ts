export { BlocksView, type BlocksViewProps } from './blocks-view.js';
export { sceneAt, type SceneMoment } from './scene-at.js';
