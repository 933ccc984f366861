export { CameraMirror } from './camera-mirror.js';
export { CameraNotice } from './camera-notice.js';
export { CameraFrame, CameraVideo, type CameraVideoProps } from './camera-video.js';
export { NoticeLine } from './notice-line.js';
export { useCameraNotice } from './use-camera-notice.js';
