import type { Actor } from '@ioc/contracts';
import { Button, Drawer } from '@ioc/screen-furniture';
import { useMay, usePost, useSession } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Link } from 'react-router';
import { RoleList } from './role-list.js';

export interface WhoMenuProps {
  /** What is opened after signing out, and by another role. */
  home: '/desk' | '/brief';
  /** It is open from the beginning. */
  opened?: boolean;
  /** What stands where the menu is opened; without it who it is. */
  children?: ReactNode;
}

/** Who is signed in, in which role, and what follows from that: the own account, another role, signing out. */
export function WhoMenu({ home, opened, children }: WhoMenuProps) {
  const { t } = useWords();
  const { data: session } = useSession();
  const [isChoosing, setChoosing] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  useCloseOutside(menu);
  if (!session?.actor) return null;
  const { actor, demonstration } = session;
  const name = actor.name || t('access.menu.visitor');
  return (
    <>
      <details
        ref={menu}
        open={opened}
        className={children ? 'who-menu' : 'who-menu who-menu-named'}
        onKeyDown={({ key }) => key === 'Escape' && close()}
        onBlur={({ currentTarget, relatedTarget }) => relatedTarget && !currentTarget.contains(relatedTarget) && close()}
      >
        <summary title={t('access.menu.label', { name })} data-who={actor.id}>
          {children ?? <Who name={name} actor={actor} />}
        </summary>
        <div>
          {actor.kind === 'person' && <Ways actor={actor} close={close} />}
          {demonstration && (
            <Button
              data-act="change-role"
              onClick={() => {
                close();
                setChoosing(true);
              }}
            >
              {t('access.menu.changeRole')}
            </Button>
          )}
          {actor.kind === 'person' && <SignOut home={home} />}
        </div>
      </details>
      {isChoosing && (
        <Drawer middle title={t('access.roles.title')} onClose={() => setChoosing(false)}>
          <RoleList onDone={() => location.assign(home)} />
        </Drawer>
      )}
    </>
  );
}

/** By a finger too: where buttons take no focus, as in Safari, whatever is pressed in the menu would seem to leave it. */
function useCloseOutside(menu: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && !menu.current?.contains(target)) menu.current?.removeAttribute('open');
    };
    addEventListener('pointerdown', onPress);
    return () => removeEventListener('pointerdown', onPress);
  }, [menu]);
}

function Who({ name, actor }: { name: string; actor: Actor }) {
  return (
    <>
      <Person name={name} />
      <b>{name}</b>
      {actor.kind === 'person' && <RolesText actor={actor} />}
    </>
  );
}

/** Stands for the name where a tablet has no room for it. */
function Person({ name }: { name: string }) {
  return (
    <svg role="img" aria-label={name} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2">
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21C4 16 8 14 12 14S20 16 20 21" />
    </svg>
  );
}

function RolesText({ actor: { grants } }: { actor: Actor }) {
  const { t } = useWords();
  const [first, ...others] = new Set(grants.map(({ role }) => role));
  if (first === undefined) return null;
  // Their names stand on the own account's page; the header has room for one.
  return <span>{others.length === 0 ? t(`access.role.${first}`) : t('access.menu.roles', { n: others.length + 1 })}</span>;
}

/** Who it is, whole, and what is his. */
function Ways({ actor, close }: { actor: Actor; close: () => void }) {
  const { t } = useWords();
  const may = useMay();
  return (
    <>
      <p>
        <b>{actor.name}</b> <RolesText actor={actor} />
      </p>
      <Link className="button" to="/desk/account" onClick={close}>
        {t('access.menu.account')}
      </Link>
      {may('manage:display') && (
        <Link className="button" to="/desk/displays" onClick={close}>
          {t('access.menu.pair')}
        </Link>
      )}
      {may('manage:account') && (
        <Link className="button" to="/desk/accounts" onClick={close}>
          {t('access.menu.accounts')}
        </Link>
      )}
    </>
  );
}

/** The page is loaded anew: nothing of what was shown stays in it. */
function SignOut({ home }: Pick<WhoMenuProps, 'home'>) {
  const { t } = useWords();
  const demonstration = useSession().data?.demonstration;
  const post = usePost(() => location.assign(home));
  return (
    <Button data-act="sign-out" disabled={post.isPending} onClick={() => post.mutate({ path: 'session', method: 'DELETE' })}>
      {t(demonstration ? 'access.menu.leave' : 'access.menu.signOut')}
    </Button>
  );
}
