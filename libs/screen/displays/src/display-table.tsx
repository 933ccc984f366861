import { displayHealth, type DisplayHealth, type DisplayState, type WallOrder } from '@ioc/contracts';
import { DataTable, useMoments, type Column } from '@ioc/screen-furniture';
import { useDisplays, useEachSecond } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { Link } from 'react-router';

const badness: Record<DisplayHealth, number> = { lost: 0, late: 1, unknown: 2, online: 3 };

/** Every display with its last heartbeat; those that are lost stand first. Ages go on counting without a link. @param chosen the one that is looked at */
export function DisplayTable({ chosen }: { chosen: string | undefined }) {
  const { t } = useWords();
  const columns = useColumns(chosen);
  const displays = useDisplays();
  const order = useEachSecond((now) => [...displays].sort((a, b) => badness[displayHealth(a, now).health] - badness[displayHealth(b, now).health]).map(({ id }) => id).join(' '));
  const rows = order.split(' ').flatMap((id) => displays.find((one) => one.id === id) ?? []);
  return <DataTable label={t('walls.fleet')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function useColumns(chosen: string | undefined): Column<DisplayState>[] {
  const { t, formats, pick } = useWords();
  const { scenes, displays } = useProvince();
  const moments = useMoments();
  const sceneName = (id: string | undefined) => {
    const scene = scenes.find((one) => one.id === id);
    return scene ? pick(scene.name) : (id ?? '');
  };
  const nameOf = (id: string) => pick(displays.find((one) => one.id === id)?.name ?? { vi: id, en: id });
  const figure = (value: number | null | undefined, decimals = 0) => (value === null || value === undefined ? t('datum.missing') : formats.number(value, decimals));
  const column = (key: string, cell: Column<DisplayState>['cell'], numeric = false): Column<DisplayState> => ({ key, title: t(`walls.col.${key}`), cell, numeric });
  return [
    column('display', ({ id }) => (
      <Link to={{ search: `${new URLSearchParams({ display: id })}` }} replace aria-current={id === chosen}>
        {nameOf(id)}
      </Link>
    )),
    column('health', (row) => <Health row={row} />),
    column('heard', ({ heardAt }) => (heardAt === null ? t('datum.missing') : moments.at(heardAt))),
    column('shows', (row) => <OfLiving row={row}>{({ scene }) => (row.shownSince === null ? '' : `${sceneName(scene)} · ${moments.at(row.shownSince)}`)}</OfLiving>),
    column('order', ({ order }) => <Standing order={order}>{({ content, by, at }) => `${sceneName(content.scene)} · ${by} · ${moments.at(at)}`}</Standing>),
    column('fps', (row) => <OfLiving row={row}>{({ fps }) => figure(fps, 1)}</OfLiving>, true),
    column('heap', (row) => <OfLiving row={row}>{({ heapMb }) => figure(heapMb)}</OfLiving>, true),
    column('losses', (row) => <OfLiving row={row}>{({ linkLosses }) => figure(linkLosses)}</OfLiving>, true),
    column('version', ({ beat }) => beat?.version ?? '–'),
  ];
}

/** What a display said of itself, as long as it is heard: of one that is lost nobody knows what it shows. */
function OfLiving({ row, children }: { row: DisplayState; children: (beat: NonNullable<DisplayState['beat']>) => string }) {
  const { t } = useWords();
  const isHeard = useEachSecond((now) => ['online', 'late'].includes(displayHealth(row, now).health));
  return isHeard && row.beat ? children(row.beat) : t('datum.missing');
}

/** An order ends by the clock; nobody need say so. */
function Standing({ order, children }: { order: DisplayState['order']; children: (order: WallOrder) => string }) {
  const stands = useEachSecond((now) => order !== null && (order.until === null || now < order.until));
  return order && stands ? children(order) : '–';
}

function Health({ row }: { row: DisplayState }) {
  const { t } = useWords();
  const health = useEachSecond((now) => displayHealth(row, now).health);
  return <span data-health={health}>{t(`walls.health.${health}`)}</span>;
}
