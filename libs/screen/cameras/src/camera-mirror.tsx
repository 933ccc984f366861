import { memo, useEffect, useRef, useState } from 'react';
import './camera-video.css';
import { CameraFrame, type CameraVideoProps } from './camera-video.js';
import { playing } from './playing.js';

/** Twice a second is enough for who looks at the large picture anyway. */
const drawMs = 500;
/** Pixels across; a small tile of a wall of 3840 has about 430. */
const width = 432;
const height = (width * 9) / 16;

/** The picture of a camera that is played elsewhere on this screen, drawn from that player: one player a camera. */
export const CameraMirror = memo(function CameraMirror({ cameraId, ...shown }: Omit<CameraVideoProps, 'why'>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hasPicture, setHasPicture] = useState(false);
  useEffect(() => {
    const draw = () => setHasPicture(drawFrom(playing.of(cameraId), canvas.current));
    draw();
    const timer = setInterval(draw, drawMs);
    return () => clearInterval(timer);
  }, [cameraId]);
  return (
    <CameraFrame cameraId={cameraId} {...shown} hasPicture={hasPicture} isMirror>
      {shown.state !== 'offline' && <canvas ref={canvas} width={width} height={height} />}
    </CameraFrame>
  );
});

/** Nothing is drawn while the player has no picture; what it had is taken away, because it is not now. @returns whether there is one */
function drawFrom(video: HTMLVideoElement | undefined, canvas: HTMLCanvasElement | null): boolean {
  const pen = canvas?.getContext('2d');
  if (!pen) return false;
  const isPlaying = video !== undefined && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
  if (isPlaying) pen.drawImage(video, 0, 0, width, height);
  else pen.clearRect(0, 0, width, height);
  return isPlaying;
}
