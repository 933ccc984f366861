import type { CameraState } from '@ioc/contracts';
import { memo, useEffect, useRef } from 'react';
import './camera-video.css';
import { playing } from './playing.js';

/** Twice a second is enough for who looks at the large picture anyway. */
const drawMs = 500;
/** Pixels across; a small tile of a wall of 3840 has about 430. */
const width = 432;
const height = (width * 9) / 16;

/** The picture of a camera that is played elsewhere on this screen, drawn from that player: one player a camera. */
export const CameraMirror = memo(function CameraMirror({ cameraId, state }: { cameraId: string; state: CameraState }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => drawFrom(playing.of(cameraId), canvas.current);
    draw();
    const timer = setInterval(draw, drawMs);
    return () => clearInterval(timer);
  }, [cameraId]);
  return (
    <div className={`camera-video camera-${state}`} data-mirror={cameraId} data-state={state}>
      {state !== 'offline' && <canvas ref={canvas} width={width} height={height} />}
    </div>
  );
});

/** Nothing is drawn while the player has no picture; what it had is taken away, because it is not now. */
function drawFrom(video: HTMLVideoElement | undefined, canvas: HTMLCanvasElement | null): void {
  const pen = canvas?.getContext('2d');
  if (!pen) return;
  if (video && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) pen.drawImage(video, 0, 0, width, height);
  else pen.clearRect(0, 0, width, height);
}
