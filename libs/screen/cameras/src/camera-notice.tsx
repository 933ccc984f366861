import { usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import './camera-notice.css';
import type { CameraNoticeState } from './use-camera-notice.js';

const parts = ['purpose', 'ground', 'viewers', 'kept'] as const;

/** What the cameras are for, by which right, who sees the pictures and who keeps them; read once a session before the first picture. */
export function CameraNotice({ use, onRead }: Pick<CameraNoticeState, 'use' | 'onRead'>) {
  const { t, pick } = useWords();
  const post = usePost(onRead);
  if (!use) return null;
  return (
    <section className="camera-notice" aria-label={t('camera.notice.title')}>
      <h3>{t('camera.notice.title')}</h3>
      <dl>
        {parts.map((part) => (
          <div key={part}>
            <dt>{t(`camera.notice.${part}`)}</dt>
            <dd>{use[part] ? pick(use[part]) : t('camera.notice.none')}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button button-primary" disabled={post.isPending} onClick={() => post.mutate({ path: `cameras/notice/${use.version}/ack` })}>
        {t('camera.notice.read')}
      </button>
      {post.error && <p role="alert">{t('camera.notice.failed')}</p>}
    </section>
  );
}
