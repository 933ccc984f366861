import type { WhyAnswer } from '@ioc/contracts';
import { useMoments } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';

interface Step {
  key: string;
  title: string;
  detail: string;
  moment: string;
}

/** From the agency that answers for the figure to this centre, step by step with its times. */
export function WhyChain({ answer }: { answer: WhyAnswer }) {
  const { t } = useWords();
  return (
    <>
      <h3>{t('why.chain')}</h3>
      <ol className="why-chain">
        {useSteps(answer).map(({ key, title, detail, moment }) => (
          <li key={key} data-why-step={key}>
            <div>
              <b>{title}</b>
              <span>{detail}</span>
            </div>
            <time>{moment}</time>
          </li>
        ))}
      </ol>
    </>
  );
}

function useSteps(answer: WhyAnswer): Step[] {
  const { reading, indicator, feed, run } = answer;
  const words = useWords();
  const moments = useMoments();
  const { organisations } = useProvince();
  const { t } = words;
  const nameOf = (id: string) => organisations.find((one) => one.id === id)?.name ?? id;
  const seconds = (ms: number) => words.formats.number(ms / 1000, ms < 10_000 ? 2 : 0);
  const source: Step = { key: 'source', title: nameOf(indicator.source), detail: indicator.system ?? t('why.source'), moment: moments.at(reading.ageFrom) };
  const received: Step = {
    key: 'received',
    title: t('why.received'),
    detail: t('why.latency', { age: words.age(Math.max(0, reading.receivedAt - reading.ageFrom)) }),
    moment: moments.at(reading.receivedAt),
  };
  // A derived number was fetched from nobody: it has a run of the formula, and its operands above.
  if (!run || answer.formula !== null) return [{ ...received, title: t('why.derived') }];
  return [
    source,
    {
      key: 'feed',
      title: feed ? words.pick(feed.name) : reading.feed,
      detail: [feed && nameOf(feed.organisation), t('why.adapter', { kind: run.adapter, version: run.adapterVersion })].filter(Boolean).join(' · '),
      moment: moments.at(run.startedAt),
    },
    {
      key: 'run',
      title: `${t('why.run')} ${run.id}`,
      detail: `${t(`outcome.${run.outcome}`)} · ${t('why.runTook', { seconds: seconds(run.latencyMs) })}`,
      moment: moments.at(run.finishedAt),
    },
    received,
  ];
}
