import type { WallContent } from '@ioc/contracts';
import { useCameras, useShownEvents } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';

/** What is on walls in the words of the province. */
export interface WallNames {
  display: (id: string) => string;
  scene: (id: string) => string;
  /** The scene and what it is turned to, in one line. */
  content: (content: WallContent) => string;
  event: (id: string) => string;
}

export function useWallNames(): WallNames {
  const { t, pick } = useWords();
  const info = useProvince();
  const cameras = useCameras();
  const events = useShownEvents();
  const indicators = useIndicators().data;
  const named = (list: readonly { id: string; name: { vi: string; en: string } }[], id: string) => {
    const found = list.find((one) => one.id === id);
    return found ? pick(found.name) : id;
  };
  const camera = (id: string) => {
    const found = cameras.find((one) => one.id === id);
    return found ? t('walls.cameraNamed', { number: found.number, name: found.shortName }) : id;
  };
  const indicator = (id: string) => {
    const name = indicators?.get(id)?.shortName;
    return name ? pick(name) : id;
  };
  const scene = (id: string) => named(info.scenes, id);
  return {
    scene,
    display: (id) => named(info.displays, id),
    event: (id) => events.find((one) => one.id === id)?.title ?? t('walls.eventClosed'),
    content: ({ scene: id, ...turned }) =>
      [scene(id), turned.camera && camera(turned.camera), turned.indicator && indicator(turned.indicator), turned.area && areaName(info, turned.area)].filter(Boolean).join(' · '),
  };
}
