import type { EventDetail } from '@ioc/contracts';
import { Fact, useMoments } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';

/** How the event came: the poll that brought its last version, and its record there, personal data masked. */
export function EventRecord({ detail: { run, raw } }: { detail: EventDetail }) {
  const { t } = useWords();
  const moments = useMoments();
  return (
    <details className="events-record">
      <summary>{t('eventList.record')}</summary>
      <dl className="events-facts">
        {run && <Fact name={t('eventList.run')}>{`${moments.at(run.finishedAt)} · ${run.adapter} · ${t(`outcome.${run.outcome}`)}`}</Fact>}
        {raw?.where && <Fact name={t('why.where')}>{raw.where}</Fact>}
        {raw?.locator && <Fact name={t('why.locator')}>{raw.locator}</Fact>}
        {raw && (
          <Fact name={t('why.sha')}>
            <a href={`/api/v1/raw/${raw.sha256}`} download>{raw.sha256.slice(0, 16)}</a>
          </Fact>
        )}
      </dl>
      {raw?.excerpt ? <pre tabIndex={0} data-record>{raw.excerpt}</pre> : <p>{t('why.rawNone')}</p>}
    </details>
  );
}
