import type { Role } from '@ioc/contracts';
import { usePost, useSession } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useAccessSaid } from './use-access-said.js';

/** The roles of a demonstration, each had by one click. @param onDone one was taken; what was held for another one is not its */
export function RoleList({ onDone }: { onDone: (role: Role) => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const roles = useSession().data?.roles ?? [];
  const post = usePost();
  return (
    <>
      <ul className="role-choice">
        {roles.map((role) => (
          <li key={role}>
            <button type="button" data-role={role} disabled={post.isPending} onClick={() => post.mutate({ path: 'session/demo', body: { role } }, { onSuccess: () => onDone(role) })}>
              <b>{t(`access.role.${role}`)}</b>
              <span>{t(`access.roleWhat.${role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {post.error && <p role="alert">{said(post.error)?.message}</p>}
    </>
  );
}
