import { ProblemError, saidOf } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';

/** Answers that say enough by their number; what else stands in them is for whoever mends the server. */
const byStatus = [401, 403, 404, 413, 429, 500, 502, 503, 504];

/** Why something was not done or not heard, in the language of the screen as far as its cause has a code. */
export function useFaultText(): (fault: unknown) => string {
  const { t, language } = useWords();
  return (fault) => {
    if (!(fault instanceof Error)) return String(fault);
    const key = keyOf(fault);
    return key ? t(`faults.${key}`) : saidOf(fault, language);
  };
}

/** Key of its words; null where the server's own account says more. Pure. */
export function keyOf(fault: Error): string | null {
  if (fault.name === 'TimeoutError') return 'late';
  // What fetch throws when there was no answer at all.
  if (fault instanceof TypeError) return 'unreachable';
  if (!(fault instanceof ProblemError)) return null;
  return !hasAccount(fault) && byStatus.includes(fault.status) ? String(fault.status) : null;
}

const hasAccount = ({ problem }: ProblemError): boolean => problem?.detail !== undefined || (problem?.errors ?? []).length > 0;
