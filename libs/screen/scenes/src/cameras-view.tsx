import { camerasQuarters, type CamerasScene, type CameraStatus, type EventState, type Frame as WallFrame } from '@ioc/contracts';
import { useCameras, useShownEvents } from '@ioc/screen-live';
import { OpenEventsPanel } from '@ioc/screen-panels';
import { FitText, useProvince, useWords } from '@ioc/screen-ui';
import { memo, useMemo, type CSSProperties, type ReactNode } from 'react';
import './cameras-view.css';
import { nearestCamera, type NearCamera } from './chosen-camera.js';
import { ContinuityPanel } from './continuity-panel.js';

/** Tiles of the grid, four by three. */
const places = 12;

/** Who put a camera up, when (epoch ms), and why. */
export interface CameraOrder {
  by: string;
  at: number;
  why?: string | undefined;
}

export interface CamerasViewProps {
  scene: CamerasScene;
  /** In quarters each part keeps to a cell of its own, one camera is always large, and what is open stands beside. */
  frame: WallFrame;
  /** The camera that an order or the address asks for. */
  asked?: string | undefined;
  order?: CameraOrder | undefined;
  /** The event for which it is put up, where one is named. */
  event?: string | undefined;
  /** Draws a camera's picture, whether it is the large one or not; the player is another room's. One player a camera. */
  picture: (camera: CameraStatus, isLarge: boolean) => ReactNode;
  /** Draws the picture of a player that is on the screen already. */
  mirror: (camera: CameraStatus) => ReactNode;
  /** Draws where they stand, with the enlarged camera and the event for which it is enlarged. */
  map: (shown: { camera: string | undefined; event: string | undefined }) => ReactNode;
  /** What the cameras are for. */
  notice: ReactNode;
}

/** The city's cameras: twelve tiles, one of them large where there is a reason, where they stand, and how they have held. */
export function CamerasView({ scene, frame, asked, order, event, picture, mirror, map, notice }: CamerasViewProps) {
  const { t } = useWords();
  const all = useCameras();
  const near = useNear(scene, all);
  const large = all.find(({ id }) => id === asked) ?? all.find(({ id }) => id === near?.camera) ?? (frame === 'quarters' ? all[0] : undefined);
  const shown = useMemo(() => shownCameras(all, large), [all, large]);
  const marked = markedEvent({ large, asked, event, near });
  if (all.length === 0) return <main className="cameras-none">{t('camera.none')}</main>;
  return (
    <main className="cameras-body" data-enlarged={large?.id ?? ''} data-frame={frame}>
      {shown.map((camera, nth) => (
        <Tile key={camera.id} camera={camera} isLarge={camera === large} place={placeOf(nth, frame)} picture={picture}>
          {camera === large && (asked === camera.id || near) && <Reason asked={asked === camera.id} order={order} event={event} near={near} />}
        </Tile>
      ))}
      {large && <SmallPlace camera={large} place={placeOf(shown.indexOf(large), frame)} mirror={mirror} />}
      <ContinuityPanel hours={scene.hours} cameras={shown} more={all.length - shown.length} />
      <CityPanel event={marked} notice={notice}>{map({ camera: large?.id, event: marked })}</CityPanel>
      {frame === 'quarters' && (
        <div className="cameras-open">
          <OpenEventsPanel />
        </div>
      )}
    </main>
  );
}

function useNear({ nearKm }: CamerasScene, cameras: readonly CameraStatus[]): NearCamera | null {
  const list = useNamedEvents();
  return useMemo(() => nearestCamera(list, cameras, nearKm), [list, cameras, nearKm]);
}

/** What stands under a picture says of a drill that it is one. */
function useNamedEvents(): readonly EventState[] {
  const { t } = useWords();
  const list = useShownEvents();
  return useMemo(() => list.map((event) => (event.drill === undefined ? event : { ...event, title: `[${t('drill.mark')}] ${event.title}` })), [list, t]);
}

/** The event that was named; where none was, the one that a picture was enlarged for by itself. */
function markedEvent({ large, asked, event, near }: Pick<CamerasViewProps, 'asked' | 'event'> & { large: CameraStatus | undefined; near: NearCamera | null }): string | undefined {
  return event ?? (large && large.id !== asked ? near?.event : undefined);
}

/** The first twelve; one that is enlarged always has its place among them. */
function shownCameras(all: readonly CameraStatus[], large: CameraStatus | undefined): readonly CameraStatus[] {
  const first = all.slice(0, places);
  return large && !first.includes(large) ? [...first.slice(0, -1), large] : first;
}

interface TileProps {
  camera: CameraStatus;
  isLarge: boolean;
  place: CSSProperties;
  picture: CamerasViewProps['picture'];
  children: ReactNode;
}

/** A picture with number and name. One that is enlarged keeps its element, so that its player plays on. */
function Tile({ camera, isLarge, place, picture, children }: TileProps) {
  return (
    <figure className={isLarge ? 'camera-large' : 'camera-tile'} data-state={camera.state} style={isLarge ? undefined : place}>
      <Frame camera={camera} isLarge={isLarge} picture={picture} />
      <figcaption>
        <b>{String(camera.number).padStart(2, '0')}</b>
        <FitText text={isLarge ? camera.name : camera.shortName} from={84} />
        {children}
      </figcaption>
    </figure>
  );
}

const Frame = memo(function Frame({ camera, isLarge, picture }: Pick<TileProps, 'camera' | 'isLarge' | 'picture'>) {
  return <div className="camera-frame">{picture(camera, isLarge)}</div>;
});

/** The place that an enlarged camera left: the same picture once more, framed in white. */
function SmallPlace({ camera, place, mirror }: { camera: CameraStatus; place: CSSProperties; mirror: CamerasViewProps['mirror'] }) {
  return (
    <figure className="camera-tile camera-mirrored" data-state={camera.state} style={place}>
      <div className="camera-frame">{mirror(camera)}</div>
      <figcaption>
        <b>{String(camera.number).padStart(2, '0')}</b>
        <FitText text={camera.shortName} from={84} />
      </figcaption>
    </figure>
  );
}

/** Tiles stand four by three; in quarters two by two in each of three cells. A cell has five lines each way: margin, half, gap, half, margin. */
const columns = 4;
const cellLines = 5;
const tileCells = camerasQuarters.filter(({ blocks: [part] }) => part?.content.startsWith('tiles'));

function placeOf(nth: number, frame: WallFrame): CSSProperties {
  if (frame === 'single') return { gridArea: `${Math.floor(nth / columns) + 1} / ${(nth % columns) + 2}` };
  const cell = tileCells[Math.floor(nth / 4)];
  const row = (cell?.rows === 'lower' ? cellLines : 0) + 2 + 2 * Math.floor((nth % 4) / 2);
  const column = (cell?.column ?? 0) * cellLines + 2 + 2 * (nth % 2);
  return { gridArea: `${row} / ${column}` };
}

/** Why this picture is large: who put it up, when and why, or what is open near it. */
function Reason({ asked, order, event, near }: { asked: boolean; near: NearCamera | null } & Pick<CamerasViewProps, 'order' | 'event'>) {
  const { t, formats } = useWords();
  const { timeZone } = useProvince().province;
  const named = useNamedEvents().find(({ id }) => id === event)?.title;
  const km = near && !asked ? t('camera.away', { km: formats.number(near.km, 1) }) : '';
  const text = () => {
    if (!asked) return near?.title ?? '';
    if (!order) return named ?? t('camera.asked');
    const who = { by: order.by, at: formats.time(order.at, timeZone) };
    return order.why ? t('camera.orderedWhy', { ...who, why: order.why }) : t('camera.ordered', who);
  };
  return (
    <span className="camera-reason" data-reason={asked ? 'asked' : 'near'}>
      <FitText text={text()} ending={km} mark="…" from={84} />
    </span>
  );
}

function CityPanel({ event: id, notice, children }: { event: string | undefined; notice: ReactNode; children: ReactNode }) {
  const { t } = useWords();
  const { inset } = useProvince().province.map;
  const event = useShownEvents().find((one) => one.id === id);
  const goesBeyond = event !== undefined && inset !== undefined && isOutside(event, inset.bounds);
  return (
    <section className="panel block cameras-city">
      <header>
        <h2>
          <FitText text={t(goesBeyond ? 'camera.whereEvent' : 'camera.where')} />
        </h2>
        {inset && !goesBeyond && <span className="block-aside">{inset.title}</span>}
      </header>
      <div className="cameras-map">{children}</div>
      {notice}
    </section>
  );
}

function isOutside({ lat, lon }: Pick<EventState, 'lat' | 'lon'>, [west, south, east, north]: readonly [number, number, number, number]): boolean {
  return lat !== undefined && lon !== undefined && (lon < west || lon > east || lat < south || lat > north);
}
