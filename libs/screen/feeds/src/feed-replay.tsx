import type { ReplayOrder, ReplayPreview } from '@ioc/contracts';
import { Button, Panel, Trouble } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useState, type FormEvent } from 'react';
import { ReplayDiff } from './replay-diff.js';
import { useReplayApply, useReplayPreview } from './replay-query.js';
import { SignedForm } from './signed-form.js';

/** Archived payloads parsed again with today's mapping: choose a span, see what would change, then order it with name and reason. */
export function FeedReplay({ feed }: { feed: string }) {
  const { t } = useWords();
  const preview = useReplayPreview(feed);
  const apply = useReplayApply(feed);
  const ask = (from: string, to: string) => {
    apply.reset();
    preview.mutate({ from, ...(to ? { to } : {}) });
  };
  return (
    <div className="feed-wide">
      <Panel title={t('replay.title')} aside={t('replay.hint')}>
        <SpanForm onAsk={ask} pending={preview.isPending} />
        {preview.error && <Trouble error={preview.error} />}
        {preview.data && !apply.data && (
          <>
            <ReplayDiff preview={preview.data} />
            {changesOf(preview.data) > 0 && (
              <SignedForm label={t('replay.apply')} pendingLabel={t('replay.applying')} pending={apply.isPending} onSign={(signature) => apply.mutate({ ...shown(preview.data), ...signature })} />
            )}
          </>
        )}
        {apply.error && <Trouble error={apply.error} />}
        {apply.data && (
          <p className="notice" role="status" data-replayed={changesOf(apply.data)}>
            {t('replay.applied', { n: changesOf(apply.data), resolved: apply.data.resolved })}
          </p>
        )}
      </Panel>
    </div>
  );
}

/** The order names exactly the diff that was shown. */
function shown({ from, to, digest }: ReplayPreview): Pick<ReplayOrder, 'from' | 'to' | 'digest'> {
  return { from, to, digest };
}

export function changesOf({ counts }: Pick<ReplayPreview, 'counts'>): number {
  return counts.new + counts.changed + counts.gone;
}

function SpanForm({ onAsk, pending }: { onAsk: (from: string, to: string) => void; pending: boolean }) {
  const { t } = useWords();
  const { utcOffset } = useProvince().province;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  // A field of the browser has no zone: what is typed is the province's time.
  const zoned = (local: string) => (local ? `${local}:00${utcOffset}` : '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(zoned(from), zoned(to));
  };
  return (
    <form className="toolbar" onSubmit={submit}>
      <label className="field">
        {t('replay.from')}
        <input type="datetime-local" name="from" required value={from} max={to || undefined} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label className="field">
        {t('replay.to')}
        <input type="datetime-local" name="to" value={to} min={from || undefined} onChange={(event) => setTo(event.target.value)} />
      </label>
      <Button type="submit" disabled={pending}>
        {t(pending ? 'replay.asking' : 'replay.ask')}
      </Button>
    </form>
  );
}
