import type { DirectivesImported } from '@ioc/contracts';
import { Button, Drawer, useFaultText, useMyName } from '@ioc/screen-furniture';
import { askServer } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';

/** Out to a workbook, and in from one: what is good becomes drafts, what is not is named by its sheet and cell. */
export function Exchange() {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <a className="button" href="/api/v1/directives.xlsx" download>
        {t('directives.export')}
      </a>
      <Button onClick={() => setOpen(true)}>{t('directives.import')}</Button>
      {isOpen && (
        <Drawer title={t('directives.import')} onClose={() => setOpen(false)}>
          <Import />
        </Drawer>
      )}
    </>
  );
}

function Import() {
  const { t } = useWords();
  const faultText = useFaultText();
  const id = useId();
  const [name] = useMyName();
  const { mutate, data, error, isPending } = useMutation<DirectivesImported, Error, File>({
    mutationFn: async (file) => {
      const body = new FormData();
      body.append('file', file);
      const answer = await askServer(`directives/import?${new URLSearchParams({ by: name.trim() || t('desk.name') })}`, { method: 'POST', body });
      return (await answer.json()) as DirectivesImported;
    },
  });
  return (
    <form
      className="ask-form"
      onSubmit={(event) => {
        event.preventDefault();
        const file = new FormData(event.currentTarget).get('file');
        if (file instanceof File) mutate(file);
      }}
    >
      <p className="directive-asked">{t('directives.importHow')}</p>
      <p className="ask-field">
        <label htmlFor={id}>{t('directives.workbook')}</label>
        <input id={id} type="file" name="file" required accept=".xlsx" />
      </p>
      {error && (
        <p className="notice notice-trouble" role="alert">
          {faultText(error)}
        </p>
      )}
      {data && <Taken {...data} />}
      <p className="ask-buttons">
        <Button primary type="submit" disabled={isPending}>
          {t('directives.import')}
        </Button>
      </p>
    </form>
  );
}

function Taken({ drafted, errors }: DirectivesImported) {
  const { t, pick } = useWords();
  return (
    <div role="status">
      <p>{t('directives.imported', { n: drafted.length, refused: errors.length })}</p>
      <ul>
        {errors.map(({ where, message }) => (
          <li key={`${where} ${message.vi}`}>
            <b>{where}</b>: {pick(message)}
          </li>
        ))}
      </ul>
    </div>
  );
}
