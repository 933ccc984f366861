import { maxTrendLines, type LatestReading } from '@ioc/contracts';
import { AgeCell, matches } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { useChoice } from './choice.js';
import { useNewest } from './trend-query.js';

/** Which areas and breakdowns are laid beside each other; each with the age of its newest value. */
export function SeriesChoice({ indicator, areas }: { indicator: string; areas: readonly string[] }) {
  const newest = useNewest(indicator).data ?? [];
  return (
    <>
      <AreaChoice newest={newest} chosen={areas} />
      <BreakdownChoice newest={newest} areas={areas} />
    </>
  );
}

/** Lists of more areas than this are looked through by name. */
const findFrom = 14;

function AreaChoice({ newest, chosen }: { newest: readonly LatestReading[]; chosen: readonly string[] }) {
  const { t } = useWords();
  const { areas, province } = useProvince();
  const [choice, put] = useChoice();
  const [question, setQuestion] = useState('');
  const byArea = new Map(newest.filter(({ breakdown }) => !breakdown || choice.breakdowns.includes(breakdown)).map((one) => [one.area, one]));
  // What has never had a value cannot be compared; what is chosen can always be left.
  const known = areas.filter(({ code }) => byArea.has(code) || chosen.includes(code));
  const shown = known.filter(({ name, code }) => matches(`${name} ${code}`, question));
  const most = Math.floor(maxTrendLines / Math.max(1, choice.breakdowns.length));
  const isFull = chosen.length >= most;
  const toggle = (code: string) => {
    const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
    put({ areas: next.length === 1 && next[0] === province.area ? null : next.join(',') });
  };
  return (
    <fieldset className="series-choice">
      <legend>{t('explore.areas', { n: chosen.length, most })}</legend>
      {known.length > findFrom && (
        <input className="finder-field" type="search" aria-label={t('explore.findArea')} placeholder={t('explore.findArea')} value={question} onChange={({ target }) => setQuestion(target.value)} />
      )}
      <ul>
        {shown.map(({ code, name }) => {
          const isChosen = chosen.includes(code);
          const latest = byArea.get(code);
          return (
            <li key={code}>
              <label data-area={code}>
                <input type="checkbox" checked={isChosen} disabled={isChosen ? chosen.length === 1 : isFull} onChange={() => toggle(code)} />
                <span>{name}</span>
                <AgeCell from={latest?.ageFrom ?? null} staleAt={latest?.staleAt ?? null} />
              </label>
            </li>
          );
        })}
      </ul>
      {isFull && known.length > chosen.length && <p className="series-full">{t('explore.full', { most })}</p>}
    </fieldset>
  );
}

function BreakdownChoice({ newest, areas }: { newest: readonly LatestReading[]; areas: readonly string[] }) {
  const { t } = useWords();
  const [{ breakdowns }, put] = useChoice();
  const known = [...new Set(['', ...newest.flatMap(({ breakdown }) => breakdown ?? []), ...breakdowns])];
  const chosen = breakdowns.length === 0 ? [''] : breakdowns;
  if (known.length === 1) return null;
  const isFull = (chosen.length + 1) * areas.length > maxTrendLines;
  const toggle = (breakdown: string) => {
    const next = chosen.includes(breakdown) ? chosen.filter((one) => one !== breakdown) : [...chosen, breakdown];
    put({ breakdown: next.length === 1 && next[0] === '' ? null : next });
  };
  return (
    <fieldset className="series-choice">
      <legend>{t('explore.breakdowns')}</legend>
      <ul>
        {known.map((breakdown) => {
          const isChosen = chosen.includes(breakdown);
          return (
            <li key={breakdown}>
              <label data-breakdown={breakdown}>
                <input type="checkbox" checked={isChosen} disabled={isChosen ? chosen.length === 1 : isFull} onChange={() => toggle(breakdown)} />
                <span>{breakdown || t('explore.whole')}</span>
              </label>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
