import type { Crossing, Display, Scene } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';

/** In place of a scene that would lie across the lines between the screens: which block, where, and what to do. */
export function SceneRefused({ scene, display, crossing: { block, bezel } }: { scene: Scene; display: Display; crossing: Crossing }) {
  const { t, pick } = useWords();
  return (
    <main className="lone-notice scene-refused" data-refused={block}>
      <h1>{t('refused.title', { scene: pick(scene.name) })}</h1>
      <p>{t('refused.why', { block, at: Math.round(bezel.at * 100), axis: t(`refused.${bezel.axis}`), columns: display.grid.columns, rows: display.grid.rows })}</p>
      <p>{t('refused.remedy')}</p>
    </main>
  );
}
