import { topics } from './live-topics.js';
import type { Topic } from './live.js';

/* What every screen knows of playback. No schema stands here: the library that checks data would come with it into the first script of all screens. */

/** What is kept to be played back: all that the screens are told of the province. What stands on which wall is no part of it. */
export const playedTopics = topics.filter((topic): topic is PlayedTopic => topic !== 'displays');
export type PlayedTopic = Exclude<Topic, 'displays'>;

/** How fast a record may be played: times the speed of the clock. */
export const playbackSpeeds = [1, 8, 60, 600] as const;
/** After so long a screen goes back to what is so now by itself, milliseconds. */
export const playbackEndsMs = 15 * 60_000;
/** At most so much of a record is handed out at once, milliseconds. */
export const mostPlayedMs = 20 * 60_000;
