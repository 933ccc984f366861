import { evidenceMaxBytes, evidenceTypes, type DirectiveAnswer } from '@ioc/contracts';
import { Button, useMyName } from '@ioc/screen-furniture';
import { askServer, ProblemError, saidOf } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef } from 'react';

const tooLarge = 413;

/** A file that proves what was done. What cannot be taken is said plainly, and what can be done about it. */
export function AttachForm({ directive, otherwise, onDone }: { directive: DirectiveAnswer; otherwise: string; onDone: () => void }) {
  const { t, language, formats } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name] = useMyName();
  const most = formats.number(evidenceMaxBytes / 1e6, 0);
  const large = (is: string) => t('directives.tooLarge', { mb: most, is });
  const { mutate, isPending, error } = useMutation<unknown, Error, File>({
    mutationFn: async (file) => {
      if (file.size > evidenceMaxBytes) throw new Error(large(` (${formats.number(file.size / 1e6, 1)} MB)`));
      return attach(directive.id, file, name.trim() || otherwise);
    },
    onSuccess: onDone,
  });
  const said = (fault: Error) => (fault instanceof ProblemError && fault.status === tooLarge ? large('') : saidOf(fault, language));
  return (
    <form
      className="ask-form"
      onSubmit={(event) => {
        event.preventDefault();
        const file = input.current?.files?.[0];
        if (file) mutate(file);
      }}
    >
      <p className="ask-field">
        <label htmlFor={id}>{t('directives.file', { mb: most })}</label>
        <input ref={input} id={id} type="file" name="file" required accept={evidenceTypes.join()} />
      </p>
      {error && (
        <p className="notice notice-trouble" role="alert">
          {said(error)}
        </p>
      )}
      <p className="ask-buttons">
        <Button primary type="submit" disabled={isPending}>
          {t(isPending ? 'directives.attaching' : 'directives.attach')}
        </Button>
        <Button onClick={onDone}>{t('desk.leave')}</Button>
      </p>
    </form>
  );
}

function attach(id: string, file: File, by: string): Promise<Response> {
  const body = new FormData();
  body.append('file', file);
  return askServer(`directives/${id}/evidence?${new URLSearchParams({ by, name: file.name })}`, { method: 'POST', body });
}
