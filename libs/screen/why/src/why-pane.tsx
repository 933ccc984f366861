import { Loading, Nothing, Trouble } from '@ioc/screen-furniture';
import { ProblemError } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import type { Asked } from './asked.js';
import './why.css';
import { WhyBody } from './why-body.js';
import { useWhy } from './why-query.js';

/** The answer to one question, wherever a page has room for it. @param trail the numbers that led here, this one last; empty: operands begin a new way */
export function WhyPane({ asked, trail }: { asked: Asked; trail: readonly Asked[] }) {
  const { t } = useWords();
  const { data, error, refetch } = useWhy(asked);
  if (data) return <WhyBody answer={data} trail={trail} />;
  if (error instanceof ProblemError && error.status === 404) return <Nothing>{t('why.notYet')}</Nothing>;
  return error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />;
}
