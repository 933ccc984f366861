import { aspectOf, bezelsOf, crossingOn, densityOf, frameFor, supportingFor, type Bezel, type Crossing, type Display, type Frame, type Scene } from '@ioc/contracts';
import { useSession } from '@ioc/screen-queries';
import { useProvince } from '@ioc/screen-ui';
import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';

/** How a scene stands on the wall that this screen is. */
export interface WallDisplay {
  display: Display | undefined;
  frame: Frame;
  /** Figures beside the headline of a panel. */
  supporting: number;
  bezels: readonly Bezel[];
  /** The block that would lie across a bezel: the scene is not shown then. */
  crossing: Crossing | null;
}

/** The display that was named: by its pairing, else by the address, `?display=<id>`. */
function useNamedDisplay(): string | null {
  const [search] = useSearchParams();
  const actor = useSession().data?.actor;
  return actor?.kind === 'display' ? actor.id : search.get('display');
}

/** The wall that this screen was let in as, or that its address names; else the first of the configuration. */
export function useDisplay(): Display | undefined {
  const { displays } = useProvince();
  const asked = useNamedDisplay();
  return displays.find(({ id }) => id === asked) ?? displays[0];
}

/** Whose heartbeats this wall may send: none's where the name is of a display that there is not. */
export function useOwnDisplay(): string | null {
  const { displays } = useProvince();
  const asked = useNamedDisplay();
  return (asked === null ? displays[0] : displays.find(({ id }) => id === asked))?.id ?? null;
}

/** The scenes that stand on a display by themselves: those that it names, else all without a block on a bezel. */
export function scenesOf(scenes: readonly Scene[], display: Display | undefined): readonly Scene[] {
  if (!display) return scenes;
  const named = display.scenes;
  const fitting = scenes.filter((scene) => (named === undefined || named.includes(scene.id)) && crossingOn(scene, display) === null);
  return fitting.length > 0 ? fitting : scenes;
}

/** Sets the wall's unit as well: every length on it is a multiple of that. */
export function useWallDisplay(scene: Scene | undefined): WallDisplay {
  const display = useDisplay();
  const window = useWindowAspect();
  const hasBezels = display !== undefined && bezelsOf(display).length > 0;
  // Bezels lie where they lie, also in a preview; a seamless picture is as wide as the screen that it is seen on.
  const aspect = hasBezels ? aspectOf(display) : window;
  const frame = frameFor(aspect);
  useUnit(frame, hasBezels ? aspect : null);
  return useMemo(
    () => ({
      display,
      frame,
      supporting: display ? supportingFor(densityOf(display), frame) : 4,
      bezels: display ? bezelsOf(display) : [],
      crossing: scene && display ? crossingOn(scene, display) : null,
    }),
    [display, frame, scene],
  );
}

function useUnit(frame: Frame, aspect: number | null): void {
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset['frame'] = frame;
    if (aspect === null) style.removeProperty('--aspect');
    else style.setProperty('--aspect', String(aspect));
    return () => {
      delete dataset['frame'];
      style.removeProperty('--aspect');
    };
  }, [frame, aspect]);
}

const subscribe = (listener: () => void) => {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
};

function useWindowAspect(): number {
  return useSyncExternalStore(subscribe, () => innerWidth / Math.max(1, innerHeight));
}
