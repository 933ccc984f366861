import type { AlarmPast, AlarmRuleInfo } from '@ioc/contracts';
import { Nothing, useMoments } from '@ioc/screen-furniture';
import { areaName, DrillMark, SeverityGlyph, useProvince, useWords } from '@ioc/screen-ui';
import { severityOf } from './alarm-line.js';

/** What changed alarms, newest first. @param rules given where the list is of more than one alarm */
export function HistoryList({ past, rules }: { past: readonly AlarmPast[]; rules?: ReadonlyMap<string, AlarmRuleInfo> }) {
  const { t, pick } = useWords();
  const info = useProvince();
  const moments = useMoments();
  if (past.length === 0) return <Nothing>{t('alarms.noPast')}</Nothing>;
  return (
    <ol className="alarm-past">
      {past.map((change) => {
        const rule = rules?.get(change.rule);
        return (
          <li key={change.number} data-change={change.number}>
            <time>{moments.at(change.at)}</time>
            {rules && <SeverityGlyph severity={severityOf(change)} phase="shelved" />}
            <div>
              <DrillMark drill={change.drill} /> {rules && <b>{[rule ? pick(rule.name) : change.rule, areaName(info, change.area)].filter(Boolean).join(', ')}: </b>}
              {change.before !== change.after && <b>{t(`alarms.state.${change.after}`)}</b>} <span>{pick(change.said)}</span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
