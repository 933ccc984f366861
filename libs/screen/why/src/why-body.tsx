import type { WhyAnswer } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';
import type { Asked } from './asked.js';
import { WhyChain } from './why-chain.js';
import { WhyChecks } from './why-checks.js';
import { WhyFormula } from './why-formula.js';
import { WhyHands } from './why-hands.js';
import { WhyRaw } from './why-raw.js';
import { WhyRevisions } from './why-revisions.js';
import { WhyValue } from './why-value.js';

/** The whole answer, from the number down to the bytes that it was read from. */
export function WhyBody({ answer, trail }: { answer: WhyAnswer; trail: readonly Asked[] }) {
  const { t } = useWords();
  return (
    <div className="why" data-why={answer.indicator.id}>
      <WhyValue answer={answer} />
      {answer.formula !== null && <WhyFormula answer={answer} trail={trail} />}
      <WhyChain answer={answer} />
      <WhyHands answer={answer} />
      <WhyRaw answer={answer} />
      <WhyRevisions answer={answer} />
      <WhyChecks answer={answer} />
      <h3>{t('why.coverage')}</h3>
      <p className="why-coverage" data-why-coverage="">
        {answer.coverage ?? t('why.coverageNone')}
      </p>
    </div>
  );
}
