import { useWords } from '@ioc/screen-ui';
import { ManualPanel } from './manual-panel.js';
import { UploadPanel } from './upload-panel.js';
import './onboarding.css';

/** What people bring by hand: a file for a feed, or single figures that a second person confirms. */
export function EntryPage() {
  const { t } = useWords();
  return (
    <div className="onb">
      <h1>{t('onb.entryTitle')}</h1>
      <p className="onb-hint">{t('onb.namesHint')}</p>
      <UploadPanel />
      <ManualPanel />
    </div>
  );
}
