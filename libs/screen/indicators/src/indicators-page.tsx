import { componentIds, type IndicatorInfo } from '@ioc/contracts';
import { foundRows, indicatorRows, Loading, Nothing, Panel, SearchField, Trouble, useAddress, type IndicatorRow } from '@ioc/screen-furniture';
import { useTopics } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useDeferredValue, useMemo } from 'react';
import { IndicatorTable } from './indicator-table.js';
import './indicators.css';

const figures = componentIds.map((id) => `component/${id}` as const);

/** The finder of figures: by name, code, agency or component, without accents; each one says why it is so. */
export function IndicatorsPage() {
  const { t } = useWords();
  const { province } = useProvince();
  const { data, error, refetch } = useIndicators();
  const rows = useRows(data);
  useTopics(figures);
  const question = useDeferredValue(useAddress('q')[0]);
  const [component] = useAddress('component');
  const area = useAddress('area')[0] || province.area;
  const shown = useMemo(
    () => foundRows(rows, question).filter((row) => !component || row.indicator.component === component),
    [rows, component, question],
  );
  return (
    <Panel page title={t('indicators.title')} aside={<span>{t('indicators.count', { n: shown.length })}</span>}>
      <Finder area={area} />
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {shown.length > 0 && <IndicatorTable rows={shown} area={area} />}
      {data && shown.length === 0 && <Nothing>{t('indicators.none')}</Nothing>}
    </Panel>
  );
}

function useRows(indicators: ReadonlyMap<string, IndicatorInfo> | undefined): IndicatorRow[] {
  const words = useWords();
  const info = useProvince();
  return useMemo(() => indicatorRows(indicators?.values() ?? [], info, words), [indicators, info, words]);
}

function Finder({ area }: { area: string }) {
  const { t, pick } = useWords();
  const { components, areas, province } = useProvince();
  const [component, putComponent] = useAddress('component');
  const [, putArea] = useAddress('area');
  const places = areas.filter(({ level }) => level !== 'commune');
  return (
    <div className="toolbar">
      <SearchField label={t('indicators.find')} />
      <label className="field">
        {t('indicators.component')}
        <select value={component} onChange={(event) => putComponent(event.target.value)}>
          <option value="">{t('indicators.every')}</option>
          {components.map(({ id, name }) => (
            <option key={id} value={id}>
              {pick(name)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('indicators.area')}
        <select value={area} onChange={(event) => putArea(event.target.value === province.area ? '' : event.target.value)}>
          {places.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
