import type { ServiceIndex } from '@ioc/contracts';
import { Button, Loading, Panel, PeriodChoice, Trouble, useAddress, usePeriodChoice } from '@ioc/screen-furniture';
import { getJson } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { AgencyTable } from './agency-table.js';
import { GroupTables } from './group-tables.js';
import { IndexHead } from './index-head.js';
import { NextList } from './next-list.js';
import './service-index.css';
import { useWishes } from './wishes.js';

const lengths = ['month', 'quarter', 'year'] as const;
/** The source counts anew each hour; others may correct it. */
const renewMs = 60_000;

/** Decision 766: points by group and agency, what is lost, the cheapest next points, what if, and the end of the period. */
export function ServiceIndexPage() {
  const { t } = useWords();
  const [period] = usePeriodChoice(lengths);
  const [agency] = useAddress('agency');
  const { data, error, refetch } = useQuery({
    queryKey: ['service-index', period, agency],
    queryFn: ({ signal }) => getJson<ServiceIndex>(`service-index?${new URLSearchParams({ period, ...(agency && { agency }) })}`, signal),
    refetchInterval: renewMs,
  });
  return (
    <div className="service-index">
      <Panel page title={t('serviceIndex.title')} aside={data && <b className="estimate-mark">{t('serviceIndex.estimate')}</b>}>
        <div className="toolbar">
          <PeriodChoice lengths={lengths} />
        </div>
        {error && <Trouble error={error} retry={() => void refetch()} />}
        {!data && !error && <Loading />}
      </Panel>
      {data && <Index index={data} key={`${data.period} ${data.agency}`} />}
    </div>
  );
}

function Index({ index }: { index: ServiceIndex }) {
  const { t, pick } = useWords();
  const [, putAgency] = useAddress('agency');
  const { wishes, wish, forget } = useWishes();
  const name = index.agencies.find(({ id }) => id === index.agency)?.name;
  return (
    <>
      <Panel
        title={index.agency === null ? t('serviceIndex.province') : (name ?? index.agency)}
        aside={index.agency !== null && <Button onClick={() => putAgency('')}>{t('serviceIndex.wholeProvince')}</Button>}
      >
        <IndexHead index={index} wishes={wishes} onForget={forget} />
        <p className="estimate-note">
          {pick(index.estimate)} <span>{t('serviceIndex.source', { source: index.source })}</span>
        </p>
      </Panel>
      <div className="service-index-parts">
        <Panel title={t('serviceIndex.groups')}>
          <GroupTables index={index} wishes={wishes} onWish={wish} />
        </Panel>
        <div>
          <Panel title={t('serviceIndex.next')}>
            <NextList index={index} />
          </Panel>
          <Panel title={t('serviceIndex.agencies')}>
            <AgencyTable index={index} onChoose={putAgency} />
          </Panel>
        </div>
      </div>
    </>
  );
}
