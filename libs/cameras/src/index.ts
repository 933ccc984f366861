export * from './camera-relay.js';
export * from './cameras.js';
export { CameraWatch } from './camera-watch.js';
export { useNotice } from './use-notice.js';
