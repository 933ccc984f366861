import type { CameraState, CameraStatus } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { SeverityGlyph, useWords } from '@ioc/screen-ui';
import { memo, useEffect, useRef, useState, type ReactNode } from 'react';
import './camera-video.css';
import { keepPlaying } from './keep-playing.js';
import { playing } from './playing.js';
import type { CameraLook } from './ticket.js';
import { Watermark } from './watermark.js';

export interface CameraVideoProps {
  cameraId: string;
  /** What the server knows of the camera; the connection of this screen does not decide it. */
  state: CameraState;
  /** Since when it is in this state, epoch milliseconds. */
  stateSince?: number | undefined;
  masking?: CameraStatus['masking'];
  /** It is the one picture that is looked at: who stands in its watermark. */
  enlargedBy?: string | undefined;
  /** Why a person looks at it, for the audit; a wall plays it as a tile already. */
  why?: string | undefined;
}

/**
 * A camera's live picture, 16:9, filling its container. Live has no border; frozen keeps its last picture under a hatch;
 * offline shows no picture, because an old one would pass for a live one.
 */
export const CameraVideo = memo(function CameraVideo({ cameraId, why, enlargedBy, ...shown }: CameraVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [hasPicture, setHasPicture] = useState(false);
  // A picture on a wall plays on when it becomes the large one.
  const looks = why === undefined ? undefined : enlargedBy;
  useEffect(() => (video.current ? keepPlaying(cameraId, video.current, lookOf(why, looks)) : undefined), [cameraId, why, looks]);
  useEffect(() => (video.current ? playing.add(cameraId, video.current) : undefined), [cameraId]);
  return (
    <CameraFrame cameraId={cameraId} {...shown} hasPicture={hasPicture} enlargedBy={enlargedBy}>
      <video
        ref={video}
        className={hasPicture && shown.state !== 'offline' ? '' : 'camera-hidden'}
        muted
        autoPlay
        playsInline
        disablePictureInPicture
        onLoadedData={() => setHasPicture(true)}
        onEmptied={() => setHasPicture(false)}
      />
    </CameraFrame>
  );
});

/** A name of one letter is none. */
function lookOf(why: string | undefined, by = ''): CameraLook | undefined {
  return why === undefined ? undefined : { view: 'enlarged', why, ...(by.length > 1 && { by }) };
}

export interface CameraFrameProps extends Omit<CameraVideoProps, 'why'> {
  /** Something was received that may be shown. */
  hasPicture: boolean;
  /** Why there is none yet, where more is known of it. */
  waiting?: string | undefined;
  /** The picture is played elsewhere on this screen. */
  isMirror?: boolean;
  /** The picture itself. */
  children?: ReactNode;
}

/** What stands round and over a picture in each state of its camera. */
export function CameraFrame({ cameraId, state, stateSince, masking, enlargedBy, hasPicture, waiting, isMirror = false, children }: CameraFrameProps) {
  const { t } = useWords();
  const isOffline = state === 'offline';
  return (
    <div className={`camera-video camera-${state}`} {...{ [isMirror ? 'data-mirror' : 'data-camera']: cameraId }} data-state={state} data-masking={masking}>
      {children}
      {isOffline && (
        <svg className="camera-cross" viewBox="0 0 320 180" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 0 320 180M320 0 0 180" />
        </svg>
      )}
      {!hasPicture && !isOffline && <span className="camera-waiting">{waiting ?? t('camera.noPicture')}</span>}
      {enlargedBy !== undefined && <Enlarged who={enlargedBy} masking={hasPicture ? masking : undefined} />}
      <CameraTag state={state} since={stateSince} isUnmasked={masking === 'failed'} />
    </div>
  );
}

/** Over the one picture that is looked at. */
function Enlarged({ who, masking }: { who: string; masking: CameraStatus['masking'] }) {
  const { t } = useWords();
  return (
    <>
      <Watermark who={who} />
      {masking === 'on' && <span className="camera-masked">{t('camera.masked')}</span>}
    </>
  );
}

function CameraTag({ state, since, isUnmasked }: { state: CameraState; since: number | undefined; isUnmasked: boolean }) {
  const words = useWords();
  const age = useEachSecond((now) => (since === undefined ? '' : words.age(now - since)));
  if (state !== 'frozen' && state !== 'offline') return null;
  return (
    <span className="camera-tag">
      {state === 'offline' ? (
        <SeverityGlyph severity={3} />
      ) : (
        <svg className="camera-bars" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M6 3V17M14 3V17" />
        </svg>
      )}
      {isUnmasked ? words.t('camera.unmasked') : words.t(`camera.${state}`, { age }).trim()}
    </span>
  );
}
