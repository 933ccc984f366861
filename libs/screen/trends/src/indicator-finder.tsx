import { foundRows, indicatorRows, useShortcut, type IndicatorRow } from '@ioc/screen-furniture';
import { useIndicators } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';

/** What a list of suggestions holds at most: more is not read, another word is typed. */
const mostShown = 60;

/** Finds one indicator by name, code or organisation, without accents: arrows walk, Enter takes, Esc leaves. */
export function IndicatorFinder({ chosen, choose }: { chosen: string; choose: (indicator: string) => void }) {
  const { t } = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [question, setQuestion] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const rows = useFound(question ?? '');
  useShortcut('/', t('desk.keys.find'), () => field.current?.focus());
  const isOpen = question !== null;
  const leave = () => setQuestion(null);
  const take = (row: IndicatorRow | undefined) => {
    if (row) choose(row.indicator.id);
    leave();
  };
  const name = useRowName(chosen);
  return (
    <div className="finder">
      <label className="field" htmlFor={id}>
        {t('explore.indicator')}
      </label>
      <input
        ref={field}
        id={id}
        className="finder-field"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && rows[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={t('indicators.find')}
        value={question ?? name}
        onFocus={() => field.current?.select()}
        onBlur={leave}
        onChange={({ target }) => {
          setQuestion(target.value);
          setAt(0);
        }}
        onKeyDown={(event) => onKey(event, { isOpen, count: rows.length, at, setAt, open: () => setQuestion(''), take: () => take(rows[at]), leave })}
      />
      {isOpen && (
        <ul className="finder-list" id={`${id}-list`} role="listbox" aria-label={t('explore.found', { n: rows.length })}>
          {rows.map((row, nth) => (
            <FoundOption key={row.indicator.id} id={`${id}-${nth}`} row={row} isAt={nth === at} take={() => take(row)} />
          ))}
          {rows.length === 0 && (
            <li className="finder-none" role="option" aria-selected="false" aria-disabled="true">
              {t('indicators.none')}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function FoundOption({ id, row, isAt, take }: { id: string; row: IndicatorRow; isAt: boolean; take: () => void }) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={isAt}
      data-found={row.indicator.id}
      ref={(element) => void (isAt && element?.scrollIntoView({ block: 'nearest' }))}
      // Before the field loses its focus, with which the list would go.
      onMouseDown={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <b>{row.name}</b>
      <span>
        {row.indicator.id} · {row.organisation}
      </span>
    </li>
  );
}

interface KeyGround {
  isOpen: boolean;
  count: number;
  at: number;
  setAt(at: number): void;
  open(): void;
  take(): void;
  leave(): void;
}

function onKey(event: KeyboardEvent, { isOpen, count, at, setAt, open, take, leave }: KeyGround): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    if (isOpen) setAt(Math.max(0, Math.min(count - 1, at + step)));
    else open();
  } else if (event.key === 'Enter' && isOpen) take();
  else if (event.key === 'Escape') leave();
}

function useFound(question: string): IndicatorRow[] {
  const rows = useRows();
  return useMemo(() => foundRows(rows, question).slice(0, mostShown), [rows, question]);
}

function useRows(): IndicatorRow[] {
  const words = useWords();
  const info = useProvince();
  const known = useIndicators().data;
  return useMemo(() => indicatorRows(known?.values() ?? [], info, words), [known, info, words]);
}

function useRowName(chosen: string): string {
  return useRows().find(({ indicator }) => indicator.id === chosen)?.name ?? '';
}
