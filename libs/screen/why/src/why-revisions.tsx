import type { WhyAnswer } from '@ioc/contracts';
import { useMoments } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useFigure } from './use-figure.js';

/** Every value that this period ever had, newest first; old ones are struck through, none is gone. */
export function WhyRevisions({ answer: { reading, indicator, revisions, run } }: { answer: WhyAnswer }) {
  const { t } = useWords();
  const moments = useMoments();
  const figure = useFigure(indicator);
  const said = (value: number | null) => (value === null ? t('why.missing') : figure.number(value));
  if (revisions.length === 0) {
    return (
      <>
        <h3>{t('why.revisions', { n: 0 })}</h3>
        <p data-why-revisions={0}>{t('why.revisionsNone')}</p>
      </>
    );
  }
  return (
    <>
      <h3>{t('why.revisions', { n: revisions.length })}</h3>
      <table className="why-revisions" data-why-revisions={revisions.length}>
        <thead>
          <tr>
            {(['when', 'value', 'status'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`why.rev.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{moments.at(reading.revisedAt ?? reading.receivedAt)}</td>
            <td>
              <b>{said(reading.value)}</b>
            </td>
            <td>{[reading.status && t(`status.${reading.status}`), run?.note, t('why.now')].filter(Boolean).join(' · ')}</td>
          </tr>
          {revisions.map((revision) => (
            <tr key={revision.revision}>
              <td>{moments.at(revision.receivedAt)}</td>
              <td>
                <s>{said(revision.value)}</s>
              </td>
              <td>{[revision.status && t(`status.${revision.status}`), revision.note].filter(Boolean).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
