import { useFaultText } from '@ioc/screen-furniture';
import { ProblemError } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';

/** Refusals of access, by the server's names for them, that this screen has words for. */
const known = [
  'wrong-login', 'locked', 'wrong-code', 'link-spent', 'login-taken', 'no-such-account', 'last-administrator', 'name-missing', 'no-such-code', 'no-such-display',
  'switched-off', 'sign-in-lost', 'provided', 'provider-away', 'provider-refused', 'provider-unbelieved', 'no-role', 'not-now', 'too-often',
  'no-passkeys', 'too-many-passkeys', 'wrong-passkey', 'passkey-copied', 'passkey-known', 'no-such-passkey', 'by-provider',
];
const tooMany = 429;
/** What browsers say of passkeys (WebAuthn), by the names of their errors. */
const browserWords: Readonly<Record<string, string>> = { NotAllowedError: 'passkey-left', AbortError: 'passkey-left', InvalidStateError: 'passkey-known', SecurityError: 'no-passkeys' };

/** Why somebody was not let in or something was not done, as this screen says it; null where nothing was refused. */
export function useAccessSaid(): (fault: Error | null) => Error | null {
  const { t } = useWords();
  const faultText = useFaultText();
  return (fault) => {
    if (!fault) return null;
    const word = fault instanceof ProblemError ? wordOf(fault) : browserWords[fault.name];
    return new Error(word ? t(`access.accessFault.${word}`) : faultText(fault));
  };
}

/** Why a provider's browser was sent here; the address names a word, and what it says stands in this screen. */
export function useRefusal(): string | null {
  const { t } = useWords();
  const word = new URLSearchParams(location.search).get('refused');
  return word !== null && known.includes(word) ? t(`access.accessFault.${word}`) : null;
}

function wordOf({ status, problem }: ProblemError): string | undefined {
  if (status === tooMany) return 'too-often';
  if (problem?.errors?.some(({ path }) => path === 'login')) return 'badLogin';
  return problem?.errors?.map(({ code }) => code ?? '').find((code) => known.includes(code));
}
