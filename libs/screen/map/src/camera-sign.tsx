import type { CameraStatus } from '@ioc/contracts';
import { useRef } from 'react';
import { cameraMarks } from './camera-marks.js';
import './city-inset.css';
import { CameraGlyph } from './city-picture.js';
import { useMapSize } from './map-size.js';

const reachRem = 8;

/** One camera as the map draws it, looking up, for a legend; fills its container. */
export function CameraSign({ camera, isSelected = false }: { camera: CameraStatus; isSelected?: boolean }) {
  const ref = useRef<HTMLDivElement>(null);
  const size = useMapSize(ref);
  const [mark] = size ? cameraMarks([{ ...camera, heading: 0 }], { project: () => [size.width / 2, size.height * 0.78] }, { reachPx: reachRem * size.remPx }) : [];
  return (
    <div ref={ref} className="city-picture camera-legend">
      {size && mark && (
        <svg className="map-layer">
          <path className={`cone cone-${camera.state}`} data-selected={isSelected || undefined} d={mark.cone} />
          <g className={`camera-mark camera-mark-${camera.state}`}>
            <CameraGlyph mark={mark} remPx={size.remPx} />
          </g>
        </svg>
      )}
    </div>
  );
}
