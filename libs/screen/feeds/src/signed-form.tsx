import { Button } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useState, type FormEvent } from 'react';

export interface SignedFormProps {
  /** What the button orders, and what it says while that is done. */
  label: string;
  pendingLabel: string;
  pending: boolean;
  onSign: (signature: { by: string; note: string }) => void;
}

/** An order that changes what is stored names who gives it, and why. */
export function SignedForm({ label, pendingLabel, pending, onSign }: SignedFormProps) {
  const { t } = useWords();
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSign({ by, note });
  };
  return (
    <form className="toolbar signed-form" onSubmit={submit}>
      <label className="field">
        {t('replay.by')}
        <input name="by" required maxLength={120} value={by} onChange={(event) => setBy(event.target.value)} />
      </label>
      <label className="field field-search">
        {t('replay.note')}
        <input name="note" required maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <Button type="submit" primary disabled={pending}>
        {pending ? pendingLabel : label}
      </Button>
    </form>
  );
}
