import type { ReplayOrder, ReplayPreview } from '@ioc/contracts';
import { Button } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useState, type FormEvent } from 'react';

export interface ReplayConfirmProps {
  preview: ReplayPreview;
  pending: boolean;
  onOrder: (order: ReplayOrder) => void;
}

/** The order names who and why, and exactly the diff that was shown. */
export function ReplayConfirm({ preview, pending, onOrder }: ReplayConfirmProps) {
  const { t } = useWords();
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { from, to, digest } = preview;
    onOrder({ from, to, digest, by, note });
  };
  return (
    <form className="toolbar replay-confirm" onSubmit={submit}>
      <label className="field">
        {t('replay.by')}
        <input name="by" required maxLength={120} value={by} onChange={(event) => setBy(event.target.value)} />
      </label>
      <label className="field field-search">
        {t('replay.note')}
        <input name="note" required maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <Button type="submit" primary disabled={pending}>
        {t(pending ? 'replay.applying' : 'replay.apply')}
      </Button>
    </form>
  );
}
