import type { Role } from '@ioc/contracts';
import { Button } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { DoorFrame } from './door-frame.js';
import { RoleList } from './role-list.js';

/** Where a visitor of a demonstration chooses who to be. @param onDone a role was taken */
export function RolesPage({ onDone }: { onDone: (role: Role) => void }) {
  const { t } = useWords();
  return (
    <DoorFrame wide title={t('access.roles.title')} what={t('access.roles.what')}>
      <RoleList onDone={onDone} />
      <p className="ask-buttons">
        <Button onClick={() => location.assign('/wall')}>{t('access.roles.asWall')}</Button>
      </p>
    </DoorFrame>
  );
}
