import type { Scorecard, ScoreWord } from '@ioc/contracts';
import { usePlayer } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { FitText, useProvince, useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { Block } from './block.js';
import { percentText } from './percent-text.js';

/** A month's shares move slowly, and counting them costs the server some hundred milliseconds. */
const renewMs = 300_000;
const measures: ScoreWord[] = ['accurate', 'complete', 'clean', 'live'];

/** How good this month's data are by component: đúng, đủ, sạch, sống, per cent. */
export function ScoreBlock({ nowMs }: { nowMs: number }) {
  const { t, pick, formats } = useWords();
  const { province, components } = useProvince();
  const [, month = '', year = ''] = formats.date(nowMs, province.timeZone).split('/');
  // A month's shares are those of today, and were others then.
  const enabled = usePlayer() === null;
  const { data } = useQuery({
    queryKey: ['scorecard', `${year}-${month}`],
    queryFn: ({ signal }) => getJson<Scorecard>(`scorecard?period=${year}-${month}`, signal),
    refetchInterval: renewMs,
    enabled,
  });
  const scored = new Map(data?.components.map((row) => [row.id, row]));
  return (
    <Block kind="score" title={t('feedHealth.score', { month: `${month}/${year}` })} aside="%">
      <div className="score-body">
        <div className="score-row score-head">
          <span />
          {measures.map((measure) => (
            <span key={measure}>{t(`feedHealth.${measure}`)}</span>
          ))}
        </div>
        {components.filter(({ id }) => scored.has(id)).map(({ id, name }) => (
          <div key={id} className="score-row" data-score={id}>
            <FitText text={pick(name)} from={84} lines={2} />
            {measures.map((measure) => {
              const share = scored.get(id)?.figures[measure].value ?? null;
              return share === null ? <em key={measure}>{t('feedHealth.unknown')}</em> : <b key={measure} data-whole={share === 1}>{percentText(share, formats.number)}</b>;
            })}
          </div>
        ))}
      </div>
    </Block>
  );
}
