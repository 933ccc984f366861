import type { IndicatorInfo } from '@ioc/contracts';
import { useIndicators, useMay } from '@ioc/screen-queries';
import { areaName, useProvince, useWords, wholeName } from '@ioc/screen-ui';
import { WhyPane } from '@ioc/screen-why';
import { Link, useParams, useSearchParams } from 'react-router';
import { AreaRanks } from './area-ranks-list.js';
import { BackBar } from './back-bar.js';
import { useHistory } from './history.js';
import { IndicatorTrend } from './indicator-trend.js';
import { IndicatorValue } from './indicator-value.js';
import './indicator.css';
import { Periods } from './periods.js';
import { useComponentName } from './use-situation.js';

/** One indicator: how it stands, since when, where, in which periods, and why; area and period stand in the address. */
export function IndicatorPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const known = useIndicators().data;
  const indicator = known?.get(id);
  if (indicator) return <Known key={id} indicator={indicator} />;
  return (
    <main className="brief-page">
      <BackBar title={known ? t('brief.indicator.unknown', { id }) : ''} />
    </main>
  );
}

function Known({ indicator }: { indicator: IndicatorInfo }) {
  const { pick, t } = useWords();
  const info = useProvince();
  const nameOf = useComponentName();
  const may = useMay();
  const [search] = useSearchParams();
  const area = search.get('area') ?? info.province.area;
  const at = search.get('at') ?? undefined;
  const points = useHistory(indicator, area).data?.points ?? [];
  const byPeriod = search.get('by') === 'period';
  const place = area === info.province.area ? wholeName(info, t) : areaName(info, area);
  return (
    <main className="brief-page" data-indicator-page={indicator.id} data-area={area}>
      <BackBar title={pick(indicator.name)} detail={`${pick(nameOf(indicator.component))} · ${place}`}>
        {may('act:directive') && (
          // The desk is another page: it is opened whole.
          <a className="button button-primary" data-act="give" href={`/desk/directives?from=${encodeURIComponent(`indicator~${indicator.id}~${area}`)}`}>
            {t('directives.give')}
          </a>
        )}
      </BackBar>
      <div className="brief-indicator">
        <section className="brief-part brief-stand">
          <IndicatorValue indicator={indicator} area={area} points={points} />
          <IndicatorTrend indicator={indicator} area={area} points={points} />
          <Views byPeriod={byPeriod} />
          {byPeriod ? <Periods indicator={indicator} points={points} /> : <AreaRanks indicator={indicator} chosen={area} />}
        </section>
        <section className="brief-part brief-why" data-brief-why="">
          <h2>
            {t('brief.indicator.why')}
            {at && <ToNow />}
          </h2>
          <WhyPane key={`${area} ${at ?? ''}`} asked={{ indicator: indicator.id, area, at }} trail={[]} />
        </section>
      </div>
    </main>
  );
}

function ToNow() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  next.delete('at');
  return <Link to={{ search: next.toString() }}>{t('brief.indicator.toNow')}</Link>;
}

/** By district or by period. */
function Views({ byPeriod }: { byPeriod: boolean }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const to = (by: 'area' | 'period') => {
    const next = new URLSearchParams(search);
    next.set('by', by);
    return { search: next.toString() };
  };
  return (
    <nav className="brief-views" aria-label={t('brief.indicator.view')}>
      <Link className="button" aria-current={!byPeriod} to={to('area')} replace>
        {t('brief.indicator.areas')}
      </Link>
      <Link className="button" aria-current={byPeriod} to={to('period')} replace>
        {t('brief.indicator.periods')}
      </Link>
    </nav>
  );
}
