import type { FeedPlan, SampleFound } from '@ioc/contracts';
import { Button, Panel, Trouble } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FoundStep } from './found-step.js';
import { Looks } from './looks.js';
import { AboutStep, MappingStep } from './mapping-step.js';
import { inspect, suggest, tryPlan, type Sample } from './onboarding-api.js';
import { draftFrom, lacks, planOf, type DraftGround, type PlanDraft } from './plan-draft.js';
import { ReviewStep } from './review-step.js';
import { SampleStep } from './sample-step.js';
import './onboarding.css';

interface Looked {
  sample: Sample;
  found: SampleFound;
  chosen: number;
  ground: DraftGround | null;
}

async function look(sample: Sample, found: SampleFound, chosen: number): Promise<Looked> {
  const table = found.tables[chosen] ?? null;
  const records = table ? null : (found.records[chosen] ?? null);
  if (!table && !records) return { sample, found, chosen, ground: null };
  const suggestions = await suggest({ ...(table ? { table } : {}), ...(records ? { records } : {}) });
  return { sample, found, chosen, ground: { found, table, records, suggestions } };
}

/** A new feed without code: a sample, what was found, the mapping, a try, a reviewed diff, and it runs. */
export function NewFeedPage() {
  const { t } = useWords();
  const [draft, setDraft] = useState<PlanDraft | null>(null);
  const looked = useMutation({
    mutationFn: async ({ sample, found, chosen }: { sample: Sample; found?: SampleFound; chosen: number }) => look(sample, found ?? (await inspect(sample)), chosen),
    onSuccess: ({ ground, sample }) => {
      const before = draft ?? { component: 'socio-economic' as const, organisation: '', name: '' };
      setDraft(ground && draftFrom(ground, before, 'url' in sample ? sample.url : ''));
    },
  });
  const { data } = looked;
  const change = (part: Partial<PlanDraft>) => setDraft((now) => now && { ...now, ...part });
  return (
    <div className="onb">
      <h1>{t('onb.title')}</h1>
      <SampleStep onSample={(sample) => looked.mutate({ sample, chosen: 0 })} isLooking={looked.isPending} error={looked.error} />
      {data && <FoundStep found={data.found} ground={data.ground} chosen={data.chosen} onChoose={(chosen) => looked.mutate({ ...data, chosen })} />}
      {data?.ground && draft && (
        <>
          <AboutStep draft={draft} change={change} />
          <MappingStep draft={draft} ground={data.ground} change={change} />
          <TryStep draft={draft} ground={data.ground} sample={data.sample} />
        </>
      )}
    </div>
  );
}

interface TryStepProps {
  draft: PlanDraft;
  ground: DraftGround;
  sample: Sample;
}

function TryStep({ draft, ground, sample }: TryStepProps) {
  const { t } = useWords();
  const missing = lacks(draft);
  const tried = useMutation({ mutationFn: async (plan: FeedPlan) => ({ plan, answer: await tryPlan(plan, sample) }) });
  const plan = missing.length === 0 ? planOf(draft, ground) : null;
  // A try speaks of the plan that it was made with: after a change it is to be made again.
  const current = JSON.stringify(tried.data?.plan) === JSON.stringify(plan) ? tried.data : undefined;
  const button = (
    <Button primary onClick={() => plan && tried.mutate(plan)} disabled={!plan || tried.isPending}>
      {t('onb.try')}
    </Button>
  );
  return (
    <>
      <Panel title={t('onb.tried')} aside={button}>
        {missing.length > 0 && <p className="notice">{t('onb.missing', { what: missing.map((key) => t(`onb.lacks.${key}`)).join(', ') })}</p>}
        {tried.error && <Trouble error={tried.error} />}
        {current && <Looks {...current.answer} />}
      </Panel>
      {current && current.answer.looks.length > 0 && <ReviewStep key={JSON.stringify(plan)} plan={current.plan} sample={sample} />}
    </>
  );
}
