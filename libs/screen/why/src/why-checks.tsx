import type { WhyAnswer } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';
import { useFigure } from './use-figure.js';

/** What the value was held against, and whether it still holds. */
export function WhyChecks({ answer: { checks, indicator } }: { answer: WhyAnswer }) {
  const { t } = useWords();
  const { number } = useFigure(indicator);
  const [min, max] = indicator.possible;
  return (
    <>
      <h3>{t('why.checks')}</h3>
      <ul className="why-list">
        {checks.map(({ name, holds }) => (
          <li key={name} data-why-check={name} data-holds={holds}>
            <b>{t(holds ? 'why.holds' : 'why.fails')}</b> {t(`why.check.${name}`, { min: number(min), max: number(max), unit: indicator.unit })}
          </li>
        ))}
      </ul>
    </>
  );
}
