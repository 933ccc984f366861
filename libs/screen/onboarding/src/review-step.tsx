import type { AppliedAnswer, FeedPlan, Proposal } from '@ioc/contracts';
import { Button, Panel, Trouble } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { TextInput } from './choice.js';
import { apply, confirmUpload, previewUpload, propose, rollback, type Sample } from './onboarding-api.js';

/** The diff of the files, the name of who reviewed it, and the save that takes effect at once. */
export function ReviewStep({ plan, sample }: { plan: FeedPlan; sample: Sample }) {
  const { t } = useWords();
  const [by, setBy] = useState('');
  const queries = useQueryClient();
  const proposal = useMutation({ mutationFn: () => propose(plan) });
  const saved = useMutation({
    mutationFn: (hash: string) => apply(plan, hash, by),
    onSuccess: () => queries.invalidateQueries(),
  });
  const { data } = proposal;
  return (
    <Panel title={t('onb.review')} aside={<Button onClick={() => proposal.mutate()}>{t('onb.propose')}</Button>}>
      {proposal.error && <Trouble error={proposal.error} />}
      {data && <Diff proposal={data} />}
      {data && data.faults.length === 0 && !saved.data && (
        <div className="onb-row">
          <TextInput label={t('onb.by')} value={by} onChange={setBy} />
          <Button primary onClick={() => saved.mutate(data.hash)} disabled={by.trim().length < 2 || saved.isPending}>
            {t('onb.save')}
          </Button>
        </div>
      )}
      <p className="onb-hint">{t('onb.namesHint')}</p>
      {saved.error && <Trouble error={saved.error} />}
      {saved.data && <Applied answer={saved.data} {...{ plan, sample, by }} />}
    </Panel>
  );
}

function Diff({ proposal }: { proposal: Proposal }) {
  const { t } = useWords();
  const marks = { same: ' ', added: '+', removed: '−' } as const;
  return (
    <>
      {proposal.faults.map((fault) => (
        <div className="notice notice-trouble" role="alert" key={`${fault.file}${fault.line}${fault.path}`}>
          <b>{fault.message}</b>
          <p>{`${fault.file}:${fault.line} · ${fault.remedy}`}</p>
        </div>
      ))}
      {proposal.files.map(({ file, line, lines }) => (
        <figure key={file} data-diff={file}>
          <figcaption>{t('onb.fileAt', { file, line })}</figcaption>
          <pre className="onb-diff" tabIndex={0}>
            {lines.map(({ kind, text }, index) => (
              <span key={index} className={`onb-${kind}`}>{`${marks[kind]} ${text}\n`}</span>
            ))}
          </pre>
        </figure>
      ))}
    </>
  );
}

interface AppliedProps {
  answer: AppliedAnswer;
  plan: FeedPlan;
  sample: Sample;
  by: string;
}

function Applied({ answer, plan, sample, by }: AppliedProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const first = useMutation({
    mutationFn: async (file: File) => confirmUpload(plan.id, file, { by, confirm: (await previewUpload(plan.id, file, by)).sha256 }),
  });
  const back = useMutation({ mutationFn: () => rollback(answer.version, by), onSuccess: () => queries.invalidateQueries() });
  return (
    <div role="status" data-applied={answer.version}>
      <p>{back.data ? t('onb.rolledBack') : t('onb.runs', { feeds: [...answer.feeds.added, ...answer.feeds.changed].join(', ') })}</p>
      <div className="onb-row">
        {'file' in sample && (
          <Button primary onClick={() => first.mutate(sample.file)} disabled={first.isPending || first.isSuccess}>
            {t('onb.firstFigures')}
          </Button>
        )}
        <Button onClick={() => back.mutate()} disabled={back.isPending || back.isSuccess}>
          {t('onb.rollback')}
        </Button>
        <Link to={`/desk/feeds/${plan.id}`}>{t('onb.toFeed')}</Link>
        <a href="/wall">{t('onb.toWall')}</a>
      </div>
      {first.data && <p data-stored={first.data.accepted}>{t('onb.stored', { n: first.data.accepted, refused: first.data.refused.length })}</p>}
      {(first.error ?? back.error) && <Trouble error={first.error ?? back.error} />}
    </div>
  );
}
