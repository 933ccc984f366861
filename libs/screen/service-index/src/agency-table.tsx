import type { AgencyPoints, ServiceIndex } from '@ioc/contracts';
import { DataTable, Nothing, type Column } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { pointsText } from './points-text.js';

/** Agencies by the metrics that the source tells apart by agency; pressing one shows its own. */
export function AgencyTable({ index, onChoose }: { index: ServiceIndex; onChoose: (agency: string) => void }) {
  const words = useWords();
  const { t, pick, formats } = words;
  if (index.agencies.length === 0) return <Nothing>{t('serviceIndex.agenciesNone')}</Nothing>;
  const told = index.groups.filter(({ id }) => index.agencies.some(({ groups }) => groups.some((one) => one.id === id)));
  const columns: Column<AgencyPoints>[] = [
    {
      key: 'agency',
      title: t('serviceIndex.col.agency'),
      sortBy: ({ name }) => name,
      cell: ({ id, name }) => (
        <button type="button" className="index-agency" onClick={() => onChoose(id)} aria-pressed={index.agency === id}>
          {name}
        </button>
      ),
    },
    ...told.map(
      ({ id, name }): Column<AgencyPoints> => ({
        key: id,
        title: pick(name),
        numeric: true,
        wide: true,
        sortBy: ({ groups }) => groups.find((one) => one.id === id)?.points ?? null,
        cell: ({ groups }) => pointsText(groups.find((one) => one.id === id)?.points ?? null, words),
      }),
    ),
    { key: 'sum', title: t('serviceIndex.col.points'), numeric: true, sortBy: ({ points }) => points, cell: ({ points, knownMax }) => `${pointsText(points, words)} / ${formats.number(knownMax, 0)}` },
    { key: 'lost', title: t('serviceIndex.col.lost'), numeric: true, sortBy: ({ lost }) => lost, cell: ({ lost }) => <b>{pointsText(lost, words)}</b> },
  ];
  return (
    <>
      <DataTable label={t('serviceIndex.agencies')} columns={columns} rows={index.agencies} rowKey={({ id }) => id} initialSort="-lost" />
      <p className="estimate-note">{t('serviceIndex.agenciesHow')}</p>
    </>
  );
}
