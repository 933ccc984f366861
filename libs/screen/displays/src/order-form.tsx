import type { Display, WallContent } from '@ioc/contracts';
import { Button, useShortcut } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useEffect, useState, type FormEvent } from 'react';
import { EventField } from './event-choice.js';
import { FinderField } from './finder-field.js';
import { Miniature } from './miniature.js';
import { miniatureAddress, parts, type Part } from './order-draft.js';
import { ReasonField } from './reason-field.js';
import { useDraft, type Draft } from './use-draft.js';
import { useSending } from './use-sending.js';
import { useWallNames } from './wall-names.js';

/** Each field's key: cảnh, camera, sự cố (event), chỉ tiêu (indicator), địa bàn (area). */
const keys: Record<Part, string> = { scene: 's', camera: 'c', event: 'e', indicator: 'i', area: 'a' };
/** A picture is prepared once nobody types for so long. */
const settleMs = 500;

export interface OrderFormProps {
  /** The display that the order is for, or `all`. */
  target: string;
  /** The display that the preview is of. */
  display: Display;
  /** "10 phút", or until it is taken back. */
  lasting: string;
  onOrder: (content: WallContent, why: string) => Promise<boolean>;
}

/** What shall stand: by keys alone, seen before it is sent. */
export function OrderForm({ target, display, lasting, onOrder }: OrderFormProps) {
  const { t } = useWords();
  const draft = useDraft(target);
  const sending = useSending(draft, onOrder);
  useShortcut('x', t('walls.keys.clear'), draft.clear);
  const send = (event: FormEvent) => {
    event.preventDefault();
    // The keys are the page's again, at once.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    sending.ask();
  };
  return (
    <form className="order-form" onSubmit={send}>
      <div className="order-fields">
        <EventField />
        {parts.filter((part) => part !== 'event').map((part) => (
          <FinderField
            key={part}
            label={t(`walls.part.${part}`)}
            hotkey={keys[part]}
            keyLabel={t(`walls.keys.${part}`)}
            options={draft.options[part]}
            text={draft.texts[part]}
            onText={(text) => draft.write(part, text)}
            isLeftOut={draft.leftOut.includes(part)}
          />
        ))}
        <ReasonField reason={draft.reason} />
      </div>
      {sending.trouble && <p className="notice notice-trouble" role="alert">{t(`walls.refused.${sending.trouble}`)}</p>}
      {sending.waits && <p className="notice" role="status">{t('walls.waits')}</p>}
      <div className="order-prepared">
        <Prepared display={display} draft={draft} />
        <div className="order-buttons">
          <Button type="submit" primary hotkey="Enter">{t('walls.put')}</Button>
          <p>{lasting}</p>
          <Button hotkey="x" onClick={draft.clear}>{t('walls.clear')}</Button>
        </div>
      </div>
    </form>
  );
}

/** What would stand on the display, before anybody sees it there. */
function Prepared({ display, draft: { content } }: { display: Display; draft: Draft }) {
  const { t, language } = useWords();
  const names = useWallNames();
  const address = useSettled(content === null ? null : miniatureAddress(display.id, language, content));
  return (
    <Miniature display={display} address={address} title={t('walls.prepared')} isDraft>
      <p className="miniature-caption">{content === null ? t('walls.preparedNone') : <><b>{t('walls.prepared')}</b> {names.content(content)}</>}</p>
    </Miniature>
  );
}

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
