import type { AuditEntry } from '@ioc/contracts';
import { useMoments } from '@ioc/screen-furniture';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { isNamed } from './subject-kinds.js';

const columns = ['number', 'at', 'who', 'what', 'subject', 'why', 'outcome'] as const;

/** Entries, newest first. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { t } = useWords();
  return (
    <div className="table-frame">
      <table className="data-table audit-table" aria-label={t('audit.title')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'number' ? 'numeric' : undefined}>
                {t(`audit.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.number} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ entry }: { entry: AuditEntry }) {
  const { t, formats } = useWords();
  const moments = useMoments();
  const { number, at, actor, act, subject, why, from, outcome } = entry;
  return (
    <tr data-row={number} data-act={act} data-outcome={outcome}>
      <td className="numeric">{formats.number(number, 0)}</td>
      <td>
        <time>{moments.at(at)}</time>
      </td>
      <td>
        <b>{actor.name || t(`audit.actorKind.${actor.kind}`)}</b>
        <small>{[actor.name && t(`audit.actorKind.${actor.kind}`), from].filter(Boolean).join(', ')}</small>
      </td>
      <td>{t(`audit.act.${act}`)}</td>
      <td>
        <span>{isNamed(subject.kind) ? t(`audit.kind.${subject.kind}`) : subject.kind}</span> <b>{subject.id}</b>
        <Belongs entry={entry} />
      </td>
      <td>{why}</td>
      <td>
        <span className={outcome === 'ok' ? undefined : 'audit-fault'}>{t(`audit.outcome.${outcome}`)}</span>
        <Details entry={entry} />
      </td>
    </tr>
  );
}

/** Where it belongs, by the names of the province. */
function Belongs({ entry: { component, area, organisation } }: { entry: AuditEntry }) {
  const { pick } = useWords();
  const info = useProvince();
  const name = info.components.find(({ id }) => id === component)?.name;
  const agency = info.organisations.find(({ id }) => id === organisation)?.shortName ?? organisation;
  const parts = [name && pick(name), area && (areaName(info, area) ?? area), agency].filter(Boolean);
  return parts.length > 0 ? <small>{parts.join(', ')}</small> : null;
}

const named = ['said', 'status', 'fields', 'display', 'scene', 'text'] as const;

/** Which call it was, and what else is known of it; names that only programs know stand as they are. */
function Details({ entry: { details } }: { entry: AuditEntry }) {
  const { t } = useWords();
  const nameOf = (name: string) => {
    const known = named.find((one) => one === name);
    return known ? t(`audit.detail.${known}`) : name;
  };
  const { call = '', ...others } = details;
  const text = [call, ...Object.entries(others).map(([name, value]) => `${nameOf(name)}: ${value}`)].filter((part) => part !== '').join(' · ');
  return text === '' ? null : <small>{text}</small>;
}
