import type { WhyAnswer } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';

/** Who brought the figure by hand and who confirmed it; nothing for what a source brought by itself. */
export function WhyHands({ answer: { handledBy } }: { answer: WhyAnswer }) {
  const { t } = useWords();
  if (!handledBy) return null;
  const { kind, author, approver, note } = handledBy;
  return (
    <>
      <h3>{t(`why.hands.${kind}`)}</h3>
      <ul className="why-list" data-why-hands={kind}>
        <li>{t('why.hands.author', { name: author })}</li>
        {approver !== null && <li>{t('why.hands.approver', { name: approver })}</li>}
        {note !== '' && <li>{note}</li>}
      </ul>
    </>
  );
}
