export { CameraMirror } from './camera-mirror.js';
export { CameraFrame, CameraVideo, type CameraVideoProps } from './camera-video.js';
