import type { AlarmPast, AlarmRuleInfo } from '@ioc/contracts';
import { Loading, Trouble, useAddress } from '@ioc/screen-furniture';
import { getJson } from '@ioc/screen-queries';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { HistoryList } from './history-list.js';
import { Pager } from './pager.js';

const pageSize = 200;
/** A list that moves more often cannot be read. */
const readEveryMs = 5_000;

/** Everything that changed alarms, newest first. */
export function HistoryTab({ rules }: { rules: ReadonlyMap<string, AlarmRuleInfo> }) {
  const [asked, put] = useAddress('page');
  const page = Math.max(1, Math.trunc(Number(asked)) || 1);
  const query = new URLSearchParams({ limit: String(pageSize), offset: String((page - 1) * pageSize) });
  const { data, error, refetch } = useQuery({
    queryKey: ['alarms', 'history', String(query)],
    queryFn: ({ signal }) => getJson<AlarmPast[]>(`alarms/history?${query}`, signal),
    ...{ staleTime: 0, placeholderData: keepPreviousData, refetchInterval: page === 1 ? readEveryMs : false },
  });
  if (!data) return error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />;
  return (
    <div className="alarm-history">
      <HistoryList past={data} rules={rules} />
      <div className="toolbar">
        <Pager page={page} isLast={data.length < pageSize} onPage={(next) => put(next === 1 ? '' : String(next))} />
      </div>
    </div>
  );
}
