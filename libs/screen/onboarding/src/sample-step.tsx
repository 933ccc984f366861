import { Button, Panel, Trouble } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useState, type DragEvent } from 'react';
import { FileInput, TextInput } from './choice.js';
import type { Sample } from './onboarding-api.js';

/** Where a sample comes from: a file that is chosen or dropped, or an address that is asked once. */
export function SampleStep({ onSample, isLooking, error }: { onSample: (sample: Sample) => void; isLooking: boolean; error: unknown }) {
  const { t } = useWords();
  const [url, setUrl] = useState('');
  const take = (file: File | undefined) => file && onSample({ file });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };
  return (
    <Panel title={t('onb.sample')} aside={isLooking && <span role="status">{t('onb.looking')}</span>}>
      <div className="onb-row" onDragOver={(event) => event.preventDefault()} onDrop={drop} data-drop="">
        <FileInput label={t('onb.file')} onFile={take} />
        <TextInput label={t('onb.address')} value={url} onChange={setUrl} hint="https://…" />
        <Button onClick={() => onSample({ url })} disabled={!URL.canParse(url)}>
          {t('onb.ask')}
        </Button>
      </div>
      <p className="onb-hint">{t('onb.sampleHint')}</p>
      {error ? <Trouble error={error} /> : null}
    </Panel>
  );
}
