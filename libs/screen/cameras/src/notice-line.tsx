import { FitText, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import './camera-notice.css';
import { CameraNotice } from './camera-notice.js';
import { useCameraNotice } from './use-camera-notice.js';

/** What the cameras are for in one line, for walls. Only a person who has not read all of it yet is asked for anything, and where pictures play. */
export function NoticeLine({ plays }: { plays: boolean }) {
  const { t, pick } = useWords();
  const notice = useCameraNotice('wall');
  const [isOpen, setIsOpen] = useState(false);
  if (!notice.use) return null;
  const isDue = plays && notice.isKnown && !notice.isRead;
  return (
    <div className="camera-notice-line">
      <FitText text={pick(notice.use.line)} from={84} lines={2} mark="…" />
      {isDue && (
        <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t('camera.notice.title')}
        </button>
      )}
      {isDue && isOpen && <CameraNotice {...notice} />}
    </div>
  );
}
