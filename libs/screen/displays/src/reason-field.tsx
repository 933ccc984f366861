import { useWords } from '@ioc/screen-ui';
import { FinderField } from './finder-field.js';
import type { Draft } from './use-draft.js';

/** Why it is put up; `l` leads here. Of a camera there always is a reason: where one goes without saying it stands beneath. */
export function ReasonField({ reason: { text, options, from, why, write, isNeeded } }: { reason: Draft['reason'] }) {
  const { t } = useWords();
  const said = isNeeded || from === 'written' ? t(`walls.reason.${from}`, { why, n: options.length }) : '';
  return <FinderField label={t('walls.reason.label')} hotkey="l" keyLabel={t('walls.keys.reason')} options={options} text={text} onText={write} said={said} />;
}
