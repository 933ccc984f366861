import './drill.css';
import { useWords } from './words.js';

/** Says of one thing that it belongs to a drill: the words between two hatches, in violet; nothing else on a screen looks so. */
export function DrillMark({ drill }: { drill: string | null | undefined }) {
  const { t } = useWords();
  // What was recorded before there were drills says nothing of them.
  if (!drill) return null;
  return (
    <strong className="drill-mark" data-drill={drill}>
      {t('drill.mark')}
    </strong>
  );
}
