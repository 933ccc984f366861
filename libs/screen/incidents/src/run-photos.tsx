import type { ProcedureStep, RunAnswer } from '@ioc/contracts';
import { AttachForm, Button, useMoments } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';

/** Pictures for the fields that ask for one: they come when somebody has them, as soon as the step has begun. */
export function RunPhotos({ run }: { run: RunAnswer }) {
  const { procedure, current, done } = run;
  const begun = procedure.steps.filter(({ id }) => id === current?.step || done.some(({ step }) => step === id));
  const fields = begun.flatMap(({ captures }) => captures.filter(({ kind }) => kind === 'photo-later'));
  return fields.map((field) => <Field key={field.id} run={run} field={field} />);
}

function Field({ run: { id, photos }, field }: { run: RunAnswer; field: ProcedureStep['captures'][number] }) {
  const { t, pick } = useWords();
  const moments = useMoments();
  const [isSending, setSending] = useState(false);
  const sent = photos.filter((photo) => photo.field === field.id);
  return (
    <section className="run-photos" data-photo-field={field.id} aria-label={pick(field.name)}>
      <h5>{pick(field.name)}</h5>
      {sent.length > 0 && (
        <ul>
          {sent.map(({ sha256, name, by, at }) => (
            <li key={sha256}>
              <a href={`/api/v1/procedures/runs/${id}/photos/${sha256}`} download={name} data-photo={sha256}>
                {name}
              </a>{' '}
              <small>{[by, moments.at(at)].join(' · ')}</small>
            </li>
          ))}
        </ul>
      )}
      {isSending ? (
        <AttachForm path={`procedures/runs/${id}/photos`} more={{ field: field.id }} kind="picture" otherwise={t('desk.name')} onDone={() => setSending(false)} />
      ) : (
        <Button data-act="photo" onClick={() => setSending(true)}>
          {t('procedures.sendPhoto')}
        </Button>
      )}
    </section>
  );
}
