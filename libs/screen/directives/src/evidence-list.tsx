import type { DirectiveAnswer } from '@ioc/contracts';
import { useMoments } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';

/** Files that prove what was done; each is saved, never shown. */
export function EvidenceList({ directive: { id, evidence } }: { directive: DirectiveAnswer }) {
  const { t, formats } = useWords();
  const moments = useMoments();
  if (evidence.length === 0) return null;
  return (
    <section className="directive-evidence">
      <h3>{t('directives.evidence')}</h3>
      <ul>
        {evidence.map(({ sha256, name, bytes, by, at }) => (
          <li key={sha256}>
            <a href={`/api/v1/directives/${id}/evidence/${sha256}`} download={name} data-evidence={sha256}>
              {name}
            </a>{' '}
            <span>{t('directives.evidenceBy', { kb: formats.number(Math.max(1, bytes / 1000), 0), by, time: moments.at(at) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
