import { displayHealth, type Display, type DisplayState, type Scene, type WallContent, type WallOrder, type WallStanding } from '@ioc/contracts';
import { everyEvent, useDisplays, useEachSecond, useLive } from '@ioc/screen-live';
import { nextAt, standingAt, takingAlarms, type SceneRules } from '@ioc/screen-scenes';
import { useSession } from '@ioc/screen-queries';
import { formatsFor, useProvince } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useAskedWhy } from './enlarged-on-wall.js';
import { isMiniature } from './miniature.js';
import { scenesOf, useDisplay } from './wall-display.js';

/** What this wall shows, by whose word. */
export interface ShownScene {
  scene: Scene | undefined;
  /** What the scene is turned to. */
  content: Omit<WallContent, 'scene'>;
  by: WallStanding['by'];
  /** The order that it follows. */
  order: WallOrder | null;
  /** The same, as it is said to the server; null: nothing stands. */
  standing: WallStanding | null;
}

/** An order is followed when it comes, everything else at the full seconds of the server's clock, so that displays side by side change at once. */
export function useStanding(): ShownScene {
  const { scenes, province } = useProvince();
  const { store } = useLive();
  const asked = useAsked();
  const display = useDisplay();
  const rules = useRules(display);
  const state = useDisplays().find(({ id }) => id === display?.id);
  const ordered = state?.order ?? null;
  const said = useEachSecond((nowMs) => {
    const mirrored = isMiniature && !asked.scene ? saidBy(state, nowMs) : null;
    if (mirrored) return JSON.stringify(mirrored);
    const time = formatsFor('vi').time(nowMs, province.timeZone);
    const moment = { nowMs, time, events: everyEvent(store.events.get()), alarms: takingAlarms(store.alarms.get().alarms, store.feeds.get()), cameras: store.cameras.get(), asked: asked.scene ? { ...asked, scene: asked.scene } : null, order: ordered };
    const standing = standingAt(rules, moment);
    return JSON.stringify(standing && { ...standing, next: nextAt(rules, moment, standing.until) });
  });
  return useMemo(() => {
    const standing = JSON.parse(said) as WallStanding | null;
    const { scene, ...content } = standing?.content ?? { scene: '' };
    const by = standing?.by ?? 'turns';
    return { scene: scenes.find((one) => one.id === scene), content, by, order: by === 'order' ? ordered : null, standing };
  }, [said, scenes, ordered]);
}

/** What a display says of its own picture; null while it is not heard, or does not say. A miniature shows that, and not what should stand there. */
function saidBy(state: DisplayState | undefined, nowMs: number): WallStanding | null {
  if (!state?.beat?.standing) return null;
  return ['online', 'late'].includes(displayHealth(state, nowMs).health) ? state.beat.standing : null;
}

/** A display takes its turns, and is taken over, only by scenes that stand on it without a block on a bezel. */
function useRules(display: Display | undefined): SceneRules {
  const { scenes, takeovers } = useProvince();
  return useMemo(() => {
    const turns = scenesOf(scenes, display);
    return { scenes, turns, takeovers: takeovers.filter(({ scene }) => turns.some(({ id }) => id === scene)) };
  }, [scenes, takeovers, display]);
}

const parts = ['scene', 'camera', 'event', 'indicator', 'area'] as const;

/** What the address holds: `?scene=…&camera=…&event=…&indicator=…&area=…`. A person enlarges a camera by it with `&why=…` alone; a screen is what it was set up to be. */
function useAsked(): Partial<WallContent> {
  const [search] = useSearchParams();
  const isPerson = useSession().data?.actor?.kind === 'person';
  const lacksWhy = useAskedWhy() === undefined && isPerson && !isMiniature;
  return useMemo(() => Object.fromEntries(parts.flatMap((key) => (search.get(key) && !(key === 'camera' && lacksWhy) ? [[key, search.get(key)]] : []))), [search, lacksWhy]);
}
