import { usePost } from '@ioc/screen-queries';
import { FitText, useWords } from '@ioc/screen-ui';
import './camera-notice.css';
import { useCameraNotice } from './use-camera-notice.js';

/** What the cameras are for in one line, for walls. Only a person who has not read it yet is asked for anything, and where pictures play. */
export function NoticeLine({ plays }: { plays: boolean }) {
  const { t, pick } = useWords();
  const { use, isRead, isKnown, onRead } = useCameraNotice('wall');
  const post = usePost(onRead);
  if (!use) return null;
  return (
    <p className="camera-notice-line">
      <FitText text={pick(use.line)} from={84} lines={2} mark="…" />
      {plays && isKnown && !isRead && (
        <button type="button" onClick={() => post.mutate({ path: `cameras/notice/${use.version}/ack` })}>
          {t('camera.notice.read')}
        </button>
      )}
    </p>
  );
}
