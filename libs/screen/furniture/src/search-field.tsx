import { useWords } from '@ioc/screen-ui';
import { useEffect, useRef, useState } from 'react';
import { useAddress } from './address.js';
import { useShortcut } from './shortcuts.js';

/** What is looked for, kept in the address as `q`; `/` leads here. */
export function SearchField({ label }: { label: string }) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [asked, put] = useAddress('q');
  // Typing is quicker than an address: the field holds its own text, and follows the address when somebody else changes it,
  // never while it is typed into: the address of two letters ago would take the last ones back.
  const [text, setText] = useState(asked);
  useEffect(() => {
    if (document.activeElement !== field.current) setText(asked);
  }, [asked]);
  useShortcut('/', t('desk.keys.find'), () => field.current?.focus());
  return (
    <label className="field field-search">
      {label}
      <input
        ref={field}
        type="search"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          put(target.value);
        }}
      />
    </label>
  );
}
