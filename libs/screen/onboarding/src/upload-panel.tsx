import type { UploadPreview } from '@ioc/contracts';
import { Button, Panel, Trouble } from '@ioc/screen-furniture';
import { useFeeds } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Choice, FileInput, TextInput } from './choice.js';
import { Looks } from './looks.js';
import { confirmUpload, previewUpload } from './onboarding-api.js';

/** A monthly file for a feed that exists: looked at first, stored as `manual` when it is confirmed. */
export function UploadPanel() {
  const { t, pick } = useWords();
  const feeds = useFeeds().filter(({ kind }) => ['spreadsheet', 'csv', 'http-json'].includes(kind));
  const [feed, setFeed] = useState('');
  const [by, setBy] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation({ mutationFn: (given: File) => previewUpload(feed, given, by) });
  const stored = useMutation({ mutationFn: ({ given, confirm }: { given: File; confirm: string }) => confirmUpload(feed, given, { by, confirm }) });
  const anew = () => {
    preview.reset();
    stored.reset();
  };
  const error = preview.error ?? stored.error;
  const isReady = feed !== '' && by.trim().length >= 2 && file !== null;
  return (
    <Panel title={t('onb.upload')}>
      <div className="onb-row">
        <Choice label={t('onb.feed')} value={feed} options={[['', t('onb.choose')], ...feeds.map((one) => [one.id, pick(one.name)] as const)]} onChange={(id) => (anew(), setFeed(id))} />
        <FileInput label={t('onb.file')} onFile={(given) => (anew(), setFile(given ?? null))} />
        <TextInput label={t('onb.by')} value={by} onChange={setBy} />
        <Button onClick={() => file && preview.mutate(file)} disabled={!isReady || preview.isPending}>
          {t('onb.preview')}
        </Button>
      </div>
      {error && <Trouble error={error} />}
      {preview.data && file && <Previewed preview={preview.data} isDone={!stored.isIdle} confirm={(confirm) => stored.mutate({ given: file, confirm })} />}
      {stored.data && <p role="status">{t('onb.stored', { n: stored.data.accepted, refused: stored.data.refused.length })}</p>}
    </Panel>
  );
}

function Previewed({ preview, isDone, confirm }: { preview: UploadPreview; isDone: boolean; confirm: (sha256: string) => void }) {
  const { t } = useWords();
  return (
    <>
      <Looks {...preview} />
      {preview.looks.length > 0 && (
        <Button primary onClick={() => confirm(preview.sha256)} disabled={isDone}>
          {t('onb.confirmUpload')}
        </Button>
      )}
    </>
  );
}
