import { useFaultText } from '@ioc/screen-furniture';
import { ProblemError } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useWallNames } from './wall-names.js';

/** Why nothing was put on the wall, and what to do: in the words of this screen where it knows the fault, else in the server's. */
export function Refusal({ error, scene, display }: { error: unknown; scene: string; display: string }) {
  const { t } = useWords();
  const names = useWallNames();
  const faultText = useFaultText();
  const reasons = error instanceof ProblemError ? (error.problem?.errors ?? []) : [];
  const known = { 'content.scene crossing': 'crossing', 'id unheard': 'unheard', 'why unreasoned': 'unreasoned', 'content.scene unknown': 'gone', 'content.camera unknown': 'gone', 'content.indicator unknown': 'gone', 'content.area unknown': 'gone', 'content.event unknown': 'gone' } as Record<string, string>;
  const lines = reasons.map(({ path, code, message }) => {
    const word = known[`${path} ${code}`];
    return word ? t(`walls.refused.${word}`, { scene: names.scene(scene), display }) : message;
  });
  return (
    <div className="notice notice-trouble" role="alert">
      <b>{t(lines.length > 0 ? 'walls.refused.title' : 'walls.refused.unanswered')}</b>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {lines.length === 0 && <p>{faultText(error)}</p>}
    </div>
  );
}
