import { AskForm, Button, Drawer, useMyName } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';

/** Who acts is what he says, until accounts say who it is. */
export function MyName() {
  const { t } = useWords();
  const [name, setName] = useMyName();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button data-my-name="" onClick={() => setAsking(true)}>{name === '' ? t('directives.whoAreYou') : name}</Button>
      {isAsking && (
        <Drawer middle title={t('directives.whoAreYou')} onClose={() => setAsking(false)}>
          <AskForm
            label={t('directives.whoAreYou')}
            fields={[{ name: 'name', label: t('directives.name'), kind: 'line', required: true, initial: name }]}
            submit={t('directives.done')}
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
