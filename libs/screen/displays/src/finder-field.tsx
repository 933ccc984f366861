import { useShortcut } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useId, useRef, type KeyboardEvent } from 'react';
import { meant, type Option } from './order-draft.js';

export interface FinderFieldProps {
  label: string;
  /** Leads here. */
  hotkey: string;
  /** What the key does, for the list of keys. */
  keyLabel: string;
  options: readonly Option[];
  text: string;
  onText: (text: string) => void;
  /** What was asked for is not shown in the scene that was chosen. */
  isLeftOut?: boolean;
  /** What stands beneath; what the words mean when absent. */
  said?: string;
}

/** One thing by a number or a few words without accents; what they mean is said beneath before anything is sent. */
export function FinderField({ label, hotkey, keyLabel, options, text, onText, isLeftOut = false, said }: FinderFieldProps) {
  const { t } = useWords();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  useShortcut(hotkey, keyLabel, () => field.current?.focus());
  const found = meant(options, text);
  const meaning = found ? [found.name, isLeftOut && t('walls.notInScene')].filter(Boolean).join(' – ') : found === null ? t('walls.noMatch') : '';
  return (
    <label className="field finder">
      <span>
        {label} <kbd>{hotkey}</kbd>
      </span>
      <input ref={field} list={list} value={text} autoComplete="off" onChange={({ target }) => onText(target.value)} onFocus={({ target }) => target.select()} onKeyDown={leaveOnEscape} />
      <datalist id={list}>
        {options.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <output data-found={found?.id}>{said ?? meaning}</output>
    </label>
  );
}

/** Keys of the page are typed into a field as long as one is in it. */
function leaveOnEscape({ key, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  if (key === 'Escape') currentTarget.blur();
}
