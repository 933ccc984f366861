import type { WhyAnswer } from '@ioc/contracts';
import { periodText, useMoments } from '@ioc/screen-furniture';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { Link, useSearchParams } from 'react-router';
import { withTrail, type Asked } from './asked.js';
import { useFigure } from './use-figure.js';

/** The formula in names, and each operand with the value that went in; an operand opens the same question. */
export function WhyFormula({ answer, trail }: { answer: WhyAnswer; trail: readonly Asked[] }) {
  const { t, pick } = useWords();
  const indicators = useIndicators().data;
  const named = (answer.formula ?? '').replace(/\[([^\]]+)\]/gu, (_, id: string) => {
    const known = indicators?.get(id);
    return known ? `[${pick(known.name)}]` : `[${id}]`;
  });
  return (
    <>
      <h3>{t('why.formula')}</h3>
      <p className="why-formula" data-why-formula="">
        {named}
      </p>
      <h3>{t('why.operands')}</h3>
      <ul className="why-operands">
        {answer.operands.map((operand, index) => (
          <OperandRow key={index} operand={operand} trail={trail} />
        ))}
      </ul>
    </>
  );
}

function OperandRow({ operand, trail }: { operand: WhyAnswer['operands'][number]; trail: readonly Asked[] }) {
  const words = useWords();
  const info = useProvince();
  const moments = useMoments();
  const [search] = useSearchParams();
  const indicator = useIndicators().data?.get(operand.indicator);
  const figure = useFigure({ decimals: indicator?.decimals ?? 0 });
  const asked = { indicator: operand.indicator, area: operand.area, at: operand.at };
  return (
    <li data-why-operand={operand.indicator}>
      <Link to={{ search: withTrail(search, [...trail, asked]).toString() }}>
        {indicator ? words.pick(indicator.name) : operand.indicator}
      </Link>
      <span>{`${areaName(info, operand.area)} · ${periodText(operand.period, moments.at(operand.at), words)}`}</span>
      <b>{operand.value === null ? words.t('why.missing') : `${figure.number(operand.value)} ${indicator?.unit ?? ''}`}</b>
    </li>
  );
}
