import type { Display, Scene, WallContent, WallOrder } from '@ioc/contracts';
import { useDisplays, useEachSecond, useLive } from '@ioc/screen-live';
import { standingAt, type SceneRules, type Standing } from '@ioc/screen-scenes';
import { formatsFor, useProvince } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { scenesOf, useDisplay } from './wall-display.js';

/** What this wall shows, by whose word. */
export interface WallStanding {
  scene: Scene | undefined;
  /** What the scene is turned to. */
  content: Omit<WallContent, 'scene'>;
  by: Standing['by'];
  /** The order that it follows. */
  order: WallOrder | null;
}

/** An order is followed when it comes, everything else at the full seconds of the server's clock, so that displays side by side change at once. */
export function useStanding(): WallStanding {
  const { scenes, province } = useProvince();
  const { store } = useLive();
  const asked = useAsked();
  const display = useDisplay();
  const rules = useRules(display);
  const ordered = useDisplays().find(({ id }) => id === display?.id)?.order ?? null;
  const said = useEachSecond((nowMs) => {
    const time = formatsFor('vi').time(nowMs, province.timeZone);
    const standing = standingAt(rules, { nowMs, time, events: store.events.get().list, cameras: store.cameras.get(), asked: asked.scene ? { ...asked, scene: asked.scene } : null, order: ordered });
    return JSON.stringify(standing);
  });
  return useMemo(() => {
    const standing = JSON.parse(said) as Standing | null;
    const { scene, ...content } = standing?.content ?? { scene: '' };
    const by = standing?.by ?? 'turns';
    return { scene: scenes.find((one) => one.id === scene), content, by, order: by === 'order' ? ordered : null };
  }, [said, scenes, ordered]);
}

/** A display takes its turns, and is taken over, only by scenes that stand on it without a block on a bezel. */
function useRules(display: Display | undefined): SceneRules {
  const { scenes, takeovers } = useProvince();
  return useMemo(() => {
    const turns = scenesOf(scenes, display);
    return { scenes, turns, takeovers: takeovers.filter(({ scene }) => turns.some(({ id }) => id === scene)) };
  }, [scenes, takeovers, display]);
}

/** What the address holds: `?scene=…&camera=…&event=…&indicator=…&area=…`. */
function useAsked(): Partial<WallContent> {
  const [search] = useSearchParams();
  return useMemo(() => Object.fromEntries((['scene', 'camera', 'event', 'indicator', 'area'] as const).flatMap((key) => (search.get(key) ? [[key, search.get(key)]] : []))), [search]);
}
