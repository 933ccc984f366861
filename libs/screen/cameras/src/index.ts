export { CameraVideo, type CameraVideoProps } from './camera-video.js';
