import type { DeliveryAnswer, RecipientAnswer } from '@ioc/contracts';
import { Button, Loading, Trouble, useFaultText } from '@ioc/screen-furniture';
import { getJson, usePost } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BackBar } from './back-bar.js';
import './messages.css';
import { usePerson } from './person.js';
import { usePush, type PushStanding } from './use-push.js';

/** Whether this tablet rings while its page is closed, for whose messages, and a message to try it by. */
export function MessagesPage() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['recipients'], queryFn: () => getJson<RecipientAnswer[]>('notifications/recipients'), staleTime: 0 });
  return (
    <main className="brief-page brief-messages">
      <BackBar title={t('brief.messages.title')} />
      <section className="brief-part brief-one">
        <p>{t('brief.messages.about')}</p>
        {error ? <Trouble error={error} retry={() => void refetch()} /> : data ? <Push recipients={data.filter(({ reach }) => reach.some(({ kind }) => kind === 'web-push'))} /> : <Loading />}
      </section>
    </main>
  );
}

function Push({ recipients }: { recipients: readonly RecipientAnswer[] }) {
  const { t } = useWords();
  const { standing, begin, end } = usePush();
  const faultText = useFaultText();
  if (!standing) return <Loading />;
  const error = begin.error ?? end.error;
  return (
    <div className="brief-push" data-push={standing.state}>
      <Standing standing={standing} recipients={recipients} />
      {standing.state === 'off' && recipients.length > 0 && <Begin recipients={recipients} busy={begin.isPending} onBegin={begin.mutate} />}
      {standing.state === 'on' && (
        <div>
          <Try recipient={standing.recipient} />
          <Button disabled={end.isPending} data-act="end" onClick={() => end.mutate()}>
            {t('brief.messages.end')}
          </Button>
        </div>
      )}
      {error && (
        <p className="notice notice-trouble" role="alert">
          {t('brief.messages.failed', { why: faultText(error) })}
        </p>
      )}
    </div>
  );
}

function Standing({ standing, recipients }: { standing: PushStanding; recipients: readonly RecipientAnswer[] }) {
  const { t, pick } = useWords();
  if (standing.state === 'on') {
    const found = recipients.find(({ id }) => id === standing.recipient);
    return <p role="status">{found ? t('brief.messages.on', { name: pick(found.name) }) : t('brief.messages.gone')}</p>;
  }
  if (standing.state === 'off' && recipients.length > 0) return null;
  return <p className="notice">{t(`brief.messages.${standing.state === 'off' ? 'nobody' : standing.state}`)}</p>;
}

function Begin({ recipients, busy, onBegin }: { recipients: readonly RecipientAnswer[]; busy: boolean; onBegin: (recipient: string) => void }) {
  const { t, pick } = useWords();
  const [recipient, choose] = useState(recipients[0]?.id ?? '');
  return (
    <div>
      <label className="field">
        {t('brief.messages.of')}
        <select value={recipient} onChange={({ target }) => choose(target.value)}>
          {recipients.map(({ id, name }) => (
            <option key={id} value={id}>
              {pick(name)}
            </option>
          ))}
        </select>
      </label>
      <Button primary disabled={busy} data-act="begin" onClick={() => onBegin(recipient)}>
        {t('brief.messages.begin')}
      </Button>
    </div>
  );
}

/** Tells everybody who gets these messages, by every channel: it is the same way that an alarm takes. */
function Try({ recipient }: { recipient: string }) {
  const { t } = useWords();
  const { by } = usePerson();
  const post = usePost<DeliveryAnswer[]>();
  const faultText = useFaultText();
  return (
    <>
      <Button primary disabled={post.isPending} data-act="try" onClick={() => post.mutate({ path: 'notifications/test', body: { recipient, by: by.trim() || t('brief.name') } })}>
        {t('brief.messages.try')}
      </Button>
      {post.isSuccess && <p role="status">{t('brief.messages.tried')}</p>}
      {post.error && <p role="alert">{faultText(post.error)}</p>}
    </>
  );
}
