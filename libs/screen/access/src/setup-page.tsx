import { AskForm, type AskedField } from '@ioc/screen-furniture';
import { usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { DoorFrame } from './door-frame.js';
import { useAccessSaid } from './use-access-said.js';

type Who = 'invited' | 'first';

/** What a one-time link opens: a password, and of the first administrator the name too. Its token stands after the sign # and is sent nowhere else. */
export function SetupPage({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const [token] = useState(() => location.hash.slice(1));
  // Asked first: a link that was sent with the wrong answers is spent.
  const [who, setWho] = useState<Who | null>(null);
  if (token === '') return <DoorFrame title={t('access.setup.title')} what={t('access.setup.noLink')}>{null}</DoorFrame>;
  return (
    <DoorFrame title={t('access.setup.title')} what={t('access.setup.what')}>
      <fieldset className="door-who">
        <legend>{t('access.setup.who')}</legend>
        {(['invited', 'first'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="who" value={one} checked={who === one} onChange={() => setWho(one)} />
            {t(`access.setup.${one}`)}
          </label>
        ))}
      </fieldset>
      {who && <Answers key={who} who={who} token={token} onDone={onDone} />}
    </DoorFrame>
  );
}

function Answers({ who, token, onDone }: { who: Who; token: string; onDone: () => void }) {
  const { t } = useWords();
  const said = useAccessSaid();
  const post = usePost(onDone);
  const [differ, setDiffer] = useState(false);
  const own: AskedField[] = [
    { name: 'name', label: t('access.setup.name'), kind: 'line', required: true, filled: 'name' },
    { name: 'login', label: t('access.setup.login'), kind: 'line', required: true, filled: 'username' },
  ];
  return (
    <>
      <AskForm
        label={t('access.setup.title')}
        fields={[
          ...(who === 'first' ? own : []),
          { name: 'password', label: t('access.setup.password'), kind: 'password', required: true, least: 12, filled: 'new-password' },
          { name: 'again', label: t('access.setup.again'), kind: 'password', required: true, least: 12, filled: 'new-password' },
        ]}
        submit={t('access.setup.go')}
        busy={post.isPending || post.isSuccess}
        error={differ ? new Error(t('access.setup.differ')) : said(post.error)}
        onSubmit={({ again, ...values }) => {
          setDiffer(again !== values['password']);
          if (again === values['password']) post.mutate({ path: 'session/setup', body: { token, ...values } });
        }}
        focused
      />
      <p className="door-what">{t('access.setup.rule')}</p>
    </>
  );
}
