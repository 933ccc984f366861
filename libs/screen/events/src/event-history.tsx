import type { EventVersion } from '@ioc/contracts';
import { useMoments } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { versionChanges } from './version-changes.js';

/** How the event stood before, and for how long each time; nothing where it has only ever stood as it does. */
export function EventHistory({ versions }: { versions: readonly EventVersion[] }) {
  const { t } = useWords();
  if (versions.length < 2) return null;
  return (
    <section className="events-history">
      <h3>{t('eventList.history')}</h3>
      <ol>
        {versions.map((version, nth) => (
          <Version key={version.at} version={version} before={versions[nth - 1]} />
        ))}
      </ol>
    </section>
  );
}

/** What is said of it is what is otherwise than before. */
function Version({ version, before }: { version: EventVersion; before: EventVersion | undefined }) {
  const { t, age } = useWords();
  const { organisations } = useProvince();
  const moments = useMoments();
  const lasted = useEachSecond((now) => age((version.until ?? now) - version.at));
  const owner = organisations.find(({ id }) => id === version.organisation);
  const texts = {
    status: () => t(`eventList.status.${version.status}`),
    severity: () => t(`severity.${version.severity}`),
    organisation: () => owner?.shortName ?? owner?.name ?? version.organisation,
    dueAt: () => t('eventList.historyDue', { time: moments.at(version.dueAt ?? 0) }),
    title: () => version.title,
  };
  const said = versionChanges(version, before).map((key) => texts[key]());
  return (
    <li data-version={version.status}>
      <SeverityGlyph severity={version.severity} phase={version.status === 'open' ? 'open' : 'shelved'} />
      <span>{said.join(' · ') || t('eventList.historyLess')}</span>
      <span>{`${moments.at(version.at)} · ${t(version.until === null ? 'eventList.historyNow' : 'eventList.historyFor', { age: lasted })}`}</span>
    </li>
  );
}
