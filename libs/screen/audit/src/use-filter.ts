import { useAddress } from '@ioc/screen-furniture';
import { useEffect, useState } from 'react';
import type { AuditFilter } from './audit-query.js';

/** Each question stands in the audit itself: it is asked when somebody has stopped typing. */
const typedMs = 700;

/** The filter as it stands in the address. */
export function useFilter(): { filter: AuditFilter; put: (name: keyof AuditFilter, value: string) => void } {
  const [text, putText] = useAddress('q');
  const [actor, putActor] = useAddress('actor');
  const [act, putAct] = useAddress('act');
  const [kind, putKind] = useAddress('kind');
  const [outcome, putOutcome] = useAddress('outcome');
  const [from, putFrom] = useAddress('from');
  const [to, putTo] = useAddress('to');
  const puts = { text: putText, actor: putActor, act: putAct, kind: putKind, outcome: putOutcome, from: putFrom, to: putTo };
  return { filter: { text: text.trim(), actor: actor.trim(), act, kind, outcome, from, to }, put: (name, value) => puts[name](value) };
}

/** What it was when it last stood still. */
export function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), typedMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
