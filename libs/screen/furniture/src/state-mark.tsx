import type { Freshness } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';

/** How something stands against its schedule: a texture and a word, no hue. */
export function StateMark({ state }: { state: Freshness }) {
  const { t } = useWords();
  return (
    <span className={`state state-${state}`} data-state={state}>
      <i aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
