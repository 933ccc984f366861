import { evidenceMaxBytes, evidenceTypes, pictureTypes } from '@ioc/contracts';
import { askServer, ProblemError } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { Button } from './button.js';
import { useFaultText } from './fault-text.js';
import { useMyName } from './my-name.js';


const tooLarge = 413;

export interface AttachFormProps {
  /** Where it is sent, below `/api/v1/`; who sends it and what it is called are added. */
  path: string;
  /** What else is said with it. */
  more?: Readonly<Record<string, string>>;
  kind: 'file' | 'picture';
  /** Who sends it, where nobody has said his name. */
  otherwise: string;
  onDone: () => void;
}

const kinds = { file: evidenceTypes, picture: pictureTypes };

/** A file that proves what was done. What cannot be taken is said plainly, and what can be done about it. */
export function AttachForm({ path, more = {}, kind, otherwise, onDone }: AttachFormProps) {
  const { t, formats } = useWords();
  const faultText = useFaultText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name] = useMyName();
  const most = formats.number(evidenceMaxBytes / 1e6, 0);
  const large = (is: string) => t('attach.tooLarge', { mb: most, is });
  const { mutate, isPending, error } = useMutation<unknown, Error, File>({
    mutationFn: async (file) => {
      if (file.size > evidenceMaxBytes) throw new Error(large(` (${formats.number(file.size / 1e6, 1)} MB)`));
      return attach(path, file, { ...more, by: name.trim() || otherwise });
    },
    onSuccess: onDone,
  });
  const said = (fault: Error) => (fault instanceof ProblemError && fault.status === tooLarge ? large('') : faultText(fault));
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
        <label htmlFor={id}>{t(`attach.${kind}`, { mb: most })}</label>
        <input ref={input} id={id} type="file" name="file" required accept={kinds[kind].join()} />
      </p>
      {error && (
        <p className="notice notice-trouble" role="alert">
          {said(error)}
        </p>
      )}
      <p className="ask-buttons">
        <Button primary type="submit" disabled={isPending}>
          {t(isPending ? 'attach.sending' : 'attach.send')}
        </Button>
        <Button onClick={onDone}>{t('desk.leave')}</Button>
      </p>
    </form>
  );
}

function attach(path: string, file: File, said: Readonly<Record<string, string>>): Promise<Response> {
  const body = new FormData();
  body.append('file', file);
  return askServer(`${path}?${new URLSearchParams({ ...said, name: file.name })}`, { method: 'POST', body });
}
