import type { ReplayChange, ReplayPreview, SaidReading } from '@ioc/contracts';
import { DataTable, Nothing, periodText, useMoments, type Column } from '@ioc/screen-furniture';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';

/** What today's mapping makes of the archive, beside what was made of it then. */
export function ReplayDiff({ preview }: { preview: ReplayPreview }) {
  const { t } = useWords();
  const columns = useDiffColumns();
  const { counts, changes, unreadable } = preview;
  return (
    <div data-replay-digest={preview.digest}>
      <p className="replay-counts">{t('replay.read', { runs: preview.runs, payloads: preview.payloads })}</p>
      <ul className="replay-counts">
        {(['new', 'changed', 'gone', 'same', 'keptNewer', 'rejected'] as const).map((kind) => (
          <li key={kind} data-replay-count={kind}>
            {t(`replay.count.${kind}`)} <b>{counts[kind]}</b>
          </li>
        ))}
      </ul>
      {unreadable.map(({ runId, reason }) => (
        <p key={runId} className="replay-unreadable">
          {t('replay.unreadable', { run: runId, reason })}
        </p>
      ))}
      {changes.length > 0 ? (
        <DataTable label={t('replay.title')} columns={columns} rows={changes} rowKey={keyOf} rowState={(change) => change.kind} />
      ) : (
        <Nothing>{t('replay.nothing')}</Nothing>
      )}
      {changes.length < counts.new + counts.changed + counts.gone && <p className="notice">{t('replay.more', { n: changes.length })}</p>}
    </div>
  );
}

function keyOf({ indicator, area, breakdown = '', at }: ReplayChange): string {
  return `${indicator}|${area}|${breakdown}|${at}`;
}

function useDiffColumns(): Column<ReplayChange>[] {
  const words = useWords();
  const info = useProvince();
  const moments = useMoments();
  const indicators = useIndicators().data;
  const { t, pick, formats } = words;
  const column = (key: string, more: Omit<Column<ReplayChange>, 'key' | 'title'>): Column<ReplayChange> => ({ key, title: t(`replay.col.${key}`), ...more });
  const said = ({ indicator }: ReplayChange, reading: SaidReading | null) => {
    if (!reading) return '–';
    return reading.value === null ? t('datum.missing') : formats.number(reading.value, Math.max(indicators?.get(indicator)?.decimals ?? 0, digitsOf(reading.value)));
  };
  return [
    column('kind', { cell: ({ kind }) => t(`replay.kind.${kind}`) }),
    column('indicator', { cell: ({ indicator }) => <b>{nameOf(indicator)}</b> }),
    column('area', { cell: ({ area, breakdown }) => [areaName(info, area) || area, breakdown].filter(Boolean).join(' · ') }),
    column('period', { cell: ({ period, at }) => periodText(period, moments.at(at), words) }),
    column('before', { numeric: true, cell: (change) => <s>{said(change, change.before)}</s> }),
    column('after', { numeric: true, cell: (change) => <b>{said(change, change.after)}</b> }),
    column('where', { wide: true, cell: ({ after, before }) => <span className="feed-raw">{after?.where ?? before?.where ?? ''}</span> }),
  ];

  function nameOf(id: string): string {
    const known = indicators?.get(id);
    return known ? pick(known.name) : id;
  }
}

function digitsOf(value: number): number {
  return Math.min(6, (/\.(\d+)/u.exec(String(value))?.[1] ?? '').length);
}
