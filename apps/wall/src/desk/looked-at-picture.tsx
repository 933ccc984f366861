import type { CameraStatus } from '@ioc/contracts';
import { CameraFrame, CameraNotice, CameraVideo, useCameraNotice } from '@ioc/screen-cameras';
import { useMyName } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useFiguresFirst } from '../figures-first.js';

/** As many as the audit takes. */
const mostLetters = 500;

/** The one picture beside an event: that somebody looked at it, and for which event, stands in the audit, by the name that the desk has. */
export const lookedAtPicture = (camera: CameraStatus, why: string) => <LookedAt camera={camera} why={why} />;

function LookedAt({ camera: { id, state, since, masking }, why }: { camera: CameraStatus; why: string }) {
  const { t } = useWords();
  const [name] = useMyName();
  const notice = useCameraNotice('desk');
  const plays = useFiguresFirst() && notice.isRead;
  const shown = { cameraId: id, state, stateSince: since, masking };
  if (notice.isKnown && !notice.isRead) return <CameraNotice {...notice} />;
  return plays ? <CameraVideo {...shown} enlargedBy={name.trim() || t('desk.name')} why={why.slice(0, mostLetters)} /> : <CameraFrame {...shown} hasPicture={false} />;
}
