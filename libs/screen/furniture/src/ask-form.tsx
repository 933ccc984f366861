import { useWords } from '@ioc/screen-ui';
import { useId, type FormEvent } from 'react';
import { Button } from './button.js';
import { useFaultText } from './fault-text.js';

/** One thing that is asked. */
export interface AskedField {
  name: string;
  label: string;
  /** A line, several lines, a number, a moment in the province's time, one of some choices, several of them, or a password. */
  kind: 'line' | 'lines' | 'number' | 'moment' | 'choice' | 'several' | 'password';
  required?: boolean;
  choices?: readonly { value: string; label: string }[];
  /** Of `several`, with blanks between; of a moment as `localMoment` writes it. */
  initial?: string;
  /** What the browser may fill in, in its own words, e.g. `current-password`; else nothing. */
  filled?: string;
  /** Fewest letters of a line or a password. */
  least?: number;
}

export interface AskFormProps {
  label: string;
  fields: readonly AskedField[];
  /** What stands on the button. */
  submit: string;
  busy?: boolean;
  /** Why it was not done. */
  error?: Error | null;
  onSubmit: (values: Readonly<Record<string, string>>) => void;
  onLeave?: () => void;
  /** Opened by a key: the first question has the keyboard, or the button where nothing is asked. */
  focused?: boolean;
}

/** A few questions and one button; several answers to one come with blanks between. Enter sends, Ctrl+Enter from a field of several lines. The browser itself says what is missing. */
export function AskForm({ label, fields, submit, busy = false, error, onSubmit, onLeave, focused = false }: AskFormProps) {
  const { t } = useWords();
  const faultText = useFaultText();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    // A password is what was typed, blanks and all.
    const answerOf = ({ name, kind }: AskedField) => (kind === 'password' ? String(data.get(name)) : data.getAll(name).map(String).join(' ').trim());
    onSubmit(Object.fromEntries(fields.map((field) => [field.name, answerOf(field)])));
  };
  return (
    <form
      className="ask-form"
      aria-label={label}
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.requestSubmit();
      }}
    >
      {fields.map((field, index) => (
        <Field key={field.name} field={field} focused={focused && index === 0} />
      ))}
      {error && (
        <p className="notice notice-trouble" role="alert">
          {faultText(error)}
        </p>
      )}
      <p className="ask-buttons">
        <Button primary type="submit" disabled={busy} autoFocus={focused && fields.length === 0}>
          {submit}
        </Button>
        {onLeave && <Button onClick={onLeave}>{t('desk.leave')}</Button>}
      </p>
    </form>
  );
}

const inputs: Partial<Record<AskedField['kind'], string>> = { line: 'text', number: 'number', moment: 'datetime-local', password: 'password' };

function Field({ field, focused }: { field: AskedField; focused: boolean }) {
  return field.kind === 'several' ? <Several field={field} /> : <One field={field} focused={focused} />;
}

function One({ field: { name, label, kind, required = false, choices = [], initial = '', filled = 'off', least }, focused }: { field: AskedField; focused: boolean }) {
  const { t } = useWords();
  const id = useId();
  const common = { id, name, required, defaultValue: initial, autoFocus: focused };
  return (
    <p className="ask-field">
      <label htmlFor={id}>
        {label}
        {!required && <small> {t('desk.optional')}</small>}
      </label>
      {kind === 'lines' && <textarea {...common} rows={3} />}
      {kind === 'choice' && (
        <select {...common}>
          <option value="">{t('desk.choose')}</option>
          {choices.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
      {kind in inputs && <input {...common} type={inputs[kind]} step="any" minLength={least} autoComplete={filled} />}
    </p>
  );
}

/** Several of some choices; those that are chosen from the beginning stand first, in sight. */
function Several({ field: { name, label, choices = [], initial = '' } }: { field: AskedField }) {
  const chosen = initial.split(' ');
  const shown = choices.toSorted((a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)));
  return (
    <fieldset className="ask-several">
      <legend>{label}</legend>
      <div>
        {shown.map(({ value, label: text }) => (
          <label key={value}>
            <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
