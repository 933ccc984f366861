import type { AlarmCondition, AlarmEventKind } from '@ioc/contracts';

/** Something that happens to one alarm. `by` is who did it. */
export type AlarmEvent =
  | { kind: 'condition-true' | 'condition-false' | 'condition-unknown' | 'hold-elapsed' | 'shelf-expired' }
  | { kind: 'acknowledge' | 'reset' | 'unshelve' | 'put-back'; by: string }
  /** `until` in epoch milliseconds. */
  | { kind: 'shelve'; by: string; reason: string; until: number }
  | { kind: 'take-out'; by: string; reason: string }
  | { kind: 'suppress' | 'unsuppress'; source: string };

/** What an event says of the condition; `null` when it says nothing of it. */
export function conditionIn(kind: AlarmEventKind): AlarmCondition | null {
  switch (kind) {
    case 'condition-true':
      return 'true';
    case 'condition-false':
      return 'false';
    case 'condition-unknown':
      return 'unknown';
    default:
      return null;
  }
}
