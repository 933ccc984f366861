import type { CameraState } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { SeverityGlyph, useWords } from '@ioc/screen-ui';
import { memo, useEffect, useRef, useState, type ReactNode } from 'react';
import './camera-video.css';
import { keepPlaying } from './keep-playing.js';
import { playing } from './playing.js';
import type { CameraLook } from './ticket.js';

export interface CameraVideoProps {
  cameraId: string;
  /** What the server knows of the camera; the connection of this screen does not decide it. */
  state: CameraState;
  /** Since when it is in this state, epoch milliseconds. */
  stateSince?: number;
  /** It is the one picture that somebody looks at, who said that he is so called. */
  enlargedBy?: string;
}

/**
 * A camera's live picture, 16:9, filling its container. Live has no border; frozen keeps its last picture under a hatch;
 * offline shows no picture, because an old one would pass for a live one.
 */
export const CameraVideo = memo(function CameraVideo({ cameraId, state, stateSince, enlargedBy }: CameraVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [hasPicture, setHasPicture] = useState(false);
  useEffect(() => (video.current ? keepPlaying(cameraId, video.current, lookOf(enlargedBy)) : undefined), [cameraId, enlargedBy]);
  useEffect(() => (video.current ? playing.add(cameraId, video.current) : undefined), [cameraId]);
  return (
    <CameraFrame cameraId={cameraId} state={state} stateSince={stateSince} hasPicture={hasPicture}>
      <video
        ref={video}
        className={hasPicture && state !== 'offline' ? '' : 'camera-hidden'}
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
function lookOf(enlargedBy: string | undefined): CameraLook | undefined {
  return enlargedBy === undefined ? undefined : { view: 'enlarged', ...(enlargedBy.length > 1 && { by: enlargedBy }) };
}

export interface CameraFrameProps extends Omit<CameraVideoProps, 'stateSince' | 'enlargedBy'> {
  stateSince?: number | undefined;
  /** Something was received that may be shown. */
  hasPicture: boolean;
  /** The picture is played elsewhere on this screen. */
  isMirror?: boolean;
  /** The picture itself. */
  children?: ReactNode;
}

/** What stands round and over a picture in each state of its camera. */
export function CameraFrame({ cameraId, state, stateSince, hasPicture, isMirror = false, children }: CameraFrameProps) {
  const { t } = useWords();
  const isOffline = state === 'offline';
  return (
    <div className={`camera-video camera-${state}`} {...{ [isMirror ? 'data-mirror' : 'data-camera']: cameraId }} data-state={state}>
      {children}
      {isOffline && (
        <svg className="camera-cross" viewBox="0 0 320 180" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 0 320 180M320 0 0 180" />
        </svg>
      )}
      {!hasPicture && !isOffline && <span className="camera-waiting">{t('camera.noPicture')}</span>}
      {(state === 'frozen' || isOffline) && <CameraTag state={state} since={stateSince} />}
    </div>
  );
}

function CameraTag({ state, since }: { state: 'frozen' | 'offline'; since: number | undefined }) {
  const words = useWords();
  const age = useEachSecond((now) => (since === undefined ? '' : words.age(now - since)));
  return (
    <span className="camera-tag">
      {state === 'offline' ? (
        <SeverityGlyph severity={3} />
      ) : (
        <svg className="camera-bars" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M6 3V17M14 3V17" />
        </svg>
      )}
      {words.t(`camera.${state}`, { age }).trim()}
    </span>
  );
}
