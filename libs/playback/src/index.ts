export { Recorder, type Told } from './recorder.js';
export { PlaybackReader } from './playback-reader.js';
