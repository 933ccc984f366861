import type { PastOrder, WallContent } from '@ioc/contracts';
import { Button, DataTable, Loading, Nothing, Trouble, useMoments, type Column } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useWallNames } from './wall-names.js';

const shown = 8;

export interface OrderHistoryProps {
  display: string;
  /** Changes whenever an order was given or taken back. */
  version: string;
  /** Puts the same up once more. */
  onAgain: (content: WallContent, why: string) => void;
}

/** What was ordered for a display, newest first, and how each order ended. */
export function OrderHistory({ display, version, onAgain }: OrderHistoryProps) {
  const { t } = useWords();
  const columns = useColumns(onAgain);
  const orders = useQuery({ queryKey: ['orders', display, version], queryFn: ({ signal }) => getJson<PastOrder[]>(`displays/${encodeURIComponent(display)}/orders?limit=${shown}`, signal), placeholderData: (before) => before });
  if (orders.error && !orders.data) return <Trouble error={orders.error} retry={() => void orders.refetch()} />;
  if (!orders.data) return <Loading />;
  if (orders.data.length === 0) return <Nothing>{t('walls.noOrders')}</Nothing>;
  return <DataTable label={t('walls.history')} columns={columns} rows={orders.data} rowKey={({ id }) => id} />;
}

function useColumns(onAgain: OrderHistoryProps['onAgain']): Column<PastOrder>[] {
  const { t } = useWords();
  const names = useWallNames();
  const moments = useMoments();
  const column = (key: string, cell: Column<PastOrder>['cell'], wide = false): Column<PastOrder> => ({ key, title: t(`walls.col.${key}`), cell, wide });
  return [
    column('at', ({ at }) => moments.at(at)),
    column('what', ({ content }) => <b>{names.content(content)}</b>),
    column('by', ({ by, why }) => [by, why].filter(Boolean).join(': ')),
    column('ended', (order) => <Ended order={order} />),
    column('again', ({ content, why }) => <Button onClick={() => onAgain(content, why)}>{t('walls.again')}</Button>),
  ];
}

function Ended({ order: { until, endedAt, endedBy } }: { order: PastOrder }) {
  const { t } = useWords();
  const moments = useMoments();
  const isOver = useEachSecond((now) => until !== null && until <= now);
  if (endedAt !== null) return <>{t('walls.endedBy', { moment: moments.at(endedAt), name: endedBy ?? '' })}</>;
  if (until === null) return <>{t('walls.untilBack')}</>;
  return <>{t(isOver ? 'walls.endedAt' : 'walls.until', { moment: moments.at(until) })}</>;
}
