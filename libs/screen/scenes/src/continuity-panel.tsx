import { offsetMs, type CameraContinuity, type CameraStatus } from '@ioc/contracts';
import { useCameras, useEachSecond, usePlayer } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { FitText, useProvince, useWords } from '@ioc/screen-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect } from 'react';
import { Block } from './block.js';
import { knownFrom, roundHours, stretchesOf } from './continuity-bars.js';
import { percentText } from './percent-text.js';

/** Asked again so often; a change of any camera asks at once. 30 s of a day are a third of a thousandth of a bar. */
const renewMs = 30_000;
/** Bars that could not be renewed twice do not end now. */
const oldAfterMs = 2 * renewMs + 5000;
/** Later than this the history was not there from the beginning. */
const lateMs = 300_000;
const kinds = ['frozen', 'offline', 'unknown'] as const;

export interface ContinuityPanelProps {
  hours: number;
  cameras: readonly CameraStatus[];
  /** Cameras that have no row. */
  more: number;
}

/** Of each camera, when it was live, frozen, lost; where nobody looked, it is unknown and never live. */
export function ContinuityPanel({ hours, cameras, more }: ContinuityPanelProps) {
  const { t } = useWords();
  const isPlayed = usePlayer() !== null;
  const { data } = useContinuity(hours, !isPlayed);
  // One below the other, or side by side: each column has its own axis then.
  const half = Math.ceil(cameras.length / 2);
  const byId = new Map(data?.cameras.map((one) => [one.id, one]));
  return (
    <Block
      kind="continuity"
      title={`${t('camera.continuity', { n: hours })}${more > 0 ? ` · ${t('camera.more', { n: more })}` : ''}`}
      aside={
        <span className="continuity-legend">
          {kinds.map((kind) => (
            <span key={kind}>
              <i className={`stretch-${kind}`} />
              {t(`camera.legend.${kind}`)}
            </span>
          ))}
        </span>
      }
    >
      <div className="continuity-body">
        {[cameras.slice(0, half), cameras.slice(half)].map((column, nth) => (
          <Fragment key={nth}>
            {column.map((camera) => (
              <Row key={camera.id} camera={camera} past={byId.get(camera.id)} window={data} />
            ))}
            <Axis window={data} />
          </Fragment>
        ))}
      </div>
    </Block>
  );
}

function useContinuity(hours: number, enabled: boolean) {
  const changedAt = Math.max(0, ...useCameras().map(({ since }) => since));
  const queries = useQueryClient();
  useEffect(() => void queries.invalidateQueries({ queryKey: ['continuity'] }), [queries, changedAt]);
  return useQuery({
    queryKey: ['continuity', hours],
    queryFn: ({ signal }) => getJson<CameraContinuity>(`cameras/continuity?hours=${hours}`, signal),
    refetchInterval: renewMs,
    enabled,
  });
}

function Row({ camera, past, window }: { camera: CameraStatus; past: CameraContinuity['cameras'][number] | undefined; window: CameraContinuity | undefined }) {
  const { t, age, formats } = useWords();
  const { state, since } = camera;
  const said = useEachSecond((now) => (state === 'live' ? '' : t(`camera.${state}`, { age: age(now - since) })));
  const share = past?.liveShare ?? null;
  return (
    <div className="continuity-row" data-continuity={camera.id} data-state={state} data-share={share ?? ''}>
      <b>{String(camera.number).padStart(2, '0')}</b>
      <FitText text={camera.shortName} from={84} />
      <i className="continuity-bar">
        {past && window && stretchesOf(past, window).map(({ state: one, left, width }) => <u key={left} className={`stretch-${one}`} style={{ left: `${left}%`, width: `${width}%` }} />)}
      </i>
      <em>{said}</em>
      <span className="continuity-share">{share === null ? t('camera.noShare') : `${percentText(share, formats.number)}\u2009%`}</span>
    </div>
  );
}

/** The window's hours, and since when anything is known where that is later. */
function Axis({ window }: { window: CameraContinuity | undefined }) {
  return <div className="continuity-axis">{window && <Hours {...window} />}</div>;
}

function Hours({ from, to, cameras }: CameraContinuity) {
  const { t, formats } = useWords();
  const { timeZone, utcOffset } = useProvince().province;
  const known = knownFrom(cameras);
  const isOld = useEachSecond((now) => now - to > oldAfterMs);
  const text = (at: number) => (to - from > 2 * 86_400_000 ? formats.date(at, timeZone).slice(0, 5) : formats.time(at, timeZone));
  const isShort = known !== null && known > from + lateMs;
  return (
    <div>
      {isShort ? (
        <span className="axis-from">{t('scene.sinceOnly', { at: text(known) })}</span>
      ) : (
        <>
          <span className="axis-from">{text(from)}</span>
          {roundHours({ from, to }, offsetMs(utcOffset)).map(({ at, left }) => (
            <span key={at} style={{ left: `${left * 100}%` }}>
              {text(at)}
            </span>
          ))}
        </>
      )}
      <span className="axis-to" data-old={isOld}>{isOld ? text(to) : t('camera.now')}</span>
    </div>
  );
}
