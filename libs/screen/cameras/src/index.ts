export { CameraFrame, CameraVideo, type CameraVideoProps } from './camera-video.js';
