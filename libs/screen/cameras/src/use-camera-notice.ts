import type { CameraNoticeAnswer, CameraUseInfo } from '@ioc/contracts';
import { getJson, useSession } from '@ioc/screen-queries';
import { useProvince } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';

/** A wording that was changed meanwhile is asked for again. */
const everyMs = 60_000;

export interface CameraNoticeState {
  use: CameraUseInfo | undefined;
  /** Whoever sits here has said in this session that it was read, or there is nothing to read. */
  isRead: boolean;
  isKnown: boolean;
  /** It was read. */
  onRead: () => void;
}

/** Whether whoever sits here has read what the cameras are for. A wall waits for no click: there a person alone is asked, and no screen. */
export function useCameraNotice(place: 'desk' | 'wall'): CameraNoticeState {
  const { cameraUse: use } = useProvince();
  const actor = useSession().data?.actor;
  const isAsked = use !== undefined && (place === 'desk' || actor?.kind === 'person');
  const state = useQuery({ queryKey: ['camera-notice', actor?.id ?? ''], queryFn: () => getJson<CameraNoticeAnswer>('cameras/notice'), enabled: isAsked, refetchInterval: everyMs });
  return { use, isRead: !isAsked || state.data?.acknowledged === true, isKnown: !isAsked || state.data !== undefined, onRead: () => void state.refetch() };
}
