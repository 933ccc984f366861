import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { AskForm } from './ask-form.js';
import { Button } from './button.js';
import { Drawer } from './drawer.js';
import { useMyName } from './my-name.js';

/** Who acts: whoever signed in, and of a visitor what he says. @param words whose words the question is asked in: of those on duty, or of whoever was given something to do */
export function MyNameButton({ words }: { words: 'incidents' | 'directives' }) {
  const { t } = useWords();
  const [name, setName, isAccounts] = useMyName();
  const [isAsking, setAsking] = useState(false);
  const question = t(`${words}.whoAreYou`);
  if (isAccounts) return <b data-my-name="">{name}</b>;
  return (
    <>
      <Button data-my-name="" onClick={() => setAsking(true)}>
        {name === '' ? question : name}
      </Button>
      {isAsking && (
        <Drawer middle title={question} onClose={() => setAsking(false)}>
          <AskForm
            label={question}
            fields={[{ name: 'name', label: t(`${words}.name`), kind: 'line', required: true, initial: name }]}
            submit={t(`${words}.done`)}
            onSubmit={({ name: next = '' }) => {
              setName(next);
              setAsking(false);
            }}
          />
        </Drawer>
      )}
    </>
  );
}
