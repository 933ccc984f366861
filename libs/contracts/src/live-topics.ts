import { componentIds } from './component-ids.js';

/** Of socket.io. @see SubscribeRequest */
export const liveNamespace = '/live';

/** What a screen may follow. */
export const topics = [...componentIds.map((id) => `component/${id}` as const), 'feeds', 'cameras', 'events', 'alarms', 'displays', 'incidents', 'procedures', 'directives', 'drills'] as const;
