import { useEachSecond, useLive } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { CellFigure, useWords } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/**
 * Every series that the screen holds, as tiles: `/wall/tiles?n=500`. For a look behind the scenes, and for measuring
 * what many changing tiles cost.
 */
export function AllTiles() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const { store } = useLive();
  const indicators = useIndicators().data;
  const held = useEachSecond(() => store.series.size);
  const limit = Number(search.get('n') ?? 500);
  const tiles = useMemo(
    () =>
      (held > 0 ? store.series.keys() : [])
        .map((key) => key.split('|'))
        .filter(([, , breakdown]) => !breakdown)
        .slice(0, limit),
    [held, limit, store],
  );
  return (
    <div className="all-tiles">
      <h1>{`${t('tiles.title')} · ${t('tiles.count', { n: tiles.length })}`}</h1>
      <div className="tile-grid">
        {tiles.map(([id = '', area = '']) => {
          const indicator = indicators?.get(id);
          return indicator && <CellFigure key={`${id}|${area}`} indicator={indicator} area={area} />;
        })}
      </div>
    </div>
  );
}
