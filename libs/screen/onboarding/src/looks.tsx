import type { WallLook } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';

/** What would be taken, as a wall would show it, and what would not, with place and reason. */
export function Looks({ looks, refused }: { looks: readonly WallLook[]; refused: readonly { where: string; reason: string; raw?: string }[] }) {
  const { t } = useWords();
  return (
    <>
      <p role="status" data-looks={looks.length}>
        {t('onb.looks', { n: looks.length, refused: refused.length })}
      </p>
      <div className="onb-scroll" tabIndex={0} role="region" aria-label={t('onb.tried')}>
        <ul className="onb-looks">
          {looks.map((look) => (
            <li key={`${look.indicator} ${look.area} ${look.period} ${look.where}`} data-look={`${look.indicator}|${look.area}`}>
              <span>{`${look.name} · ${look.areaName}`}</span>
              <b>{`${look.value} ${look.unit}`}</b>
              <small>{`${look.period} · ${t(`state.${look.freshness}`)}`}</small>
            </li>
          ))}
        </ul>
      </div>
      {refused.length > 0 && (
        <ul className="onb-refused">
          {refused.map(({ where, reason, raw }, index) => (
            <li key={index}>
              <b>{reason}</b> <span>{[where, raw].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
