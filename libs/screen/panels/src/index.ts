export { EventBanner } from './banner.js';
export { CameraStrip, type CameraPicture } from './camera-strip.js';
export { ComponentPanel, type ComponentPanelProps } from './component-panel.js';
export { FeedTicks } from './feed-ticks.js';
export { WallHeader } from './header.js';
export { OpenEventsPanel } from './open-events.js';
