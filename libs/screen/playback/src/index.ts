import './playback.css';

export { GapNotice } from './gap-notice.js';
export { PlaybackBar } from './playback-bar.js';
export { PlaybackHeader } from './playback-header.js';
export { PlaybackPage } from './playback-page.js';
export { useEnding } from './use-ending.js';
