import type { IndicatorInfo, TrendCompare } from '@ioc/contracts';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useChoice, type Bucket } from './choice.js';
import { bucketsFor, spansFor, type settled } from './spans.js';

const compares: readonly TrendCompare[] = ['none', 'before', 'year'];

/** Since when, how fine, and beside what. */
export function TrendToolbar({ indicator, span }: { indicator: IndicatorInfo; span: ReturnType<typeof settled> }) {
  const { t } = useWords();
  const [choice, put] = useChoice();
  const buckets = bucketsFor(indicator.cadence);
  return (
    <div className="toolbar trend-toolbar">
      <Choices label={t('explore.span')} all={spansFor(indicator.cadence)} chosen={span.name} choose={(name) => put({ span: name, from: null, to: null, bucket: null })} nameOf={(name) => t(`explore.spans.${name}`)} />
      <OwnSpan span={span} />
      {buckets.length > 1 && (
        <label className="field">
          {t('explore.bucket')}
          <select value={span.bucket} onChange={({ target }) => put({ bucket: target.value })} data-choice="bucket">
            {buckets.map((bucket: Bucket) => (
              <option key={bucket} value={bucket}>
                {t(`explore.buckets.${bucket}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {span.bucket !== 'none' && (
        <label className="field">
          {t('explore.valueOf')}
          <select value={choice.value} onChange={({ target }) => put({ value: target.value === 'mean' ? null : target.value })}>
            <option value="mean">{t('explore.values.mean')}</option>
            <option value="last">{t('explore.values.last')}</option>
          </select>
        </label>
      )}
      <Choices label={t('explore.compare')} all={compares} chosen={choice.compare} choose={(one) => put({ compare: one === 'none' ? null : one })} nameOf={(one) => t(`explore.compares.${one}`)} />
      {indicator.target && (
        <Choices label={t('explore.targetLine')} all={['1']} chosen={choice.target ? '1' : ''} choose={() => put({ target: choice.target ? '0' : null })} nameOf={() => t('explore.target')} />
      )}
    </div>
  );
}

function Choices<T extends string>({ label, all, chosen, choose, nameOf }: { label: string; all: readonly T[]; chosen: string | null; choose: (one: T) => void; nameOf: (one: T) => string }) {
  return (
    <fieldset className="choices trend-choices">
      <legend>{label}</legend>
      {all.map((one) => (
        <button key={one} type="button" aria-pressed={one === chosen} data-choice={one} onClick={() => choose(one)}>
          {nameOf(one)}
        </button>
      ))}
    </fieldset>
  );
}

/** First and last day of a span of one's own; until one is chosen, those of the span that is shown. */
function OwnSpan({ span: { fromMs, toMs } }: { span: ReturnType<typeof settled> }) {
  const { t, formats } = useWords();
  const { timeZone } = useProvince().province;
  const [, put] = useChoice();
  const dayOf = (ms: number) => formats.date(ms, timeZone).split('/').reverse().join('-');
  const [from, to] = [dayOf(fromMs), dayOf(toMs - 1)];
  const change = (next: { from: string; to: string }) => {
    // A field that is being typed into is empty for a moment; the span stands until it is whole.
    if (next.from !== '' && next.to !== '' && next.from <= next.to) put({ ...next, span: null, bucket: null });
  };
  return (
    <>
      <label className="field">
        {t('explore.from')}
        <input type="date" value={from} max={to} onChange={({ target }) => change({ from: target.value, to })} />
      </label>
      <label className="field">
        {t('explore.to')}
        <input type="date" value={to} min={from} onChange={({ target }) => change({ from, to: target.value })} />
      </label>
    </>
  );
}
