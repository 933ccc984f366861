import type { DueNotice } from '@ioc/store';

/** Everything that one recipient is told in one message: what is so, or what belongs to a drill. */
export interface Batch {
  recipient: string;
  drill: boolean;
  notices: DueNotice[];
}

/** As many as somebody reads; what is beyond goes into a further message. */
const inOneMessage = 200;

/** Puts what is due into messages, in its order: one for each recipient, several where it is more than one holds. What is so goes first. */
export function putTogether(due: readonly DueNotice[]): Batch[] {
  const byRecipient = new Map<string, DueNotice[]>();
  const isDrill = ({ content }: DueNotice) => 'drill' in content && content.drill !== null;
  for (const notice of due) byRecipient.set(notice.recipient, [...(byRecipient.get(notice.recipient) ?? []), notice]);
  const of = (drill: boolean) => [...byRecipient].flatMap(([recipient, notices]) => batches({ recipient, drill }, notices.filter((notice) => isDrill(notice) === drill)));
  return [...of(false), ...of(true)];
}

function batches(whose: Pick<Batch, 'recipient' | 'drill'>, notices: readonly DueNotice[]): Batch[] {
  return Array.from({ length: Math.ceil(notices.length / inOneMessage) }, (_, index) => ({ ...whose, notices: notices.slice(index * inOneMessage, (index + 1) * inOneMessage) }));
}
