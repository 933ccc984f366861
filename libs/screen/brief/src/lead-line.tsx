import { useAlarms } from '@ioc/screen-live';
import { useEventFeeds } from '@ioc/screen-panels';
import { areaName, useProvince, useWords, type Words } from '@ioc/screen-ui';
import { figureValue, targetValue } from './figure-value.js';
import { leadOf, type Lead } from './lead.js';
import { useComponentName, type Situation } from './use-situation.js';

/** From here on the sentence is set smaller, so that it keeps to two lines of a tablet. */
const longFrom = 110;

/** One written sentence: what is wrong, then how many decisions wait. @param decisions null: nobody knows */
export function LeadLine({ situation, decisions }: { situation: Situation; decisions: number | null }) {
  const words = useWords();
  const said = useSaid();
  const heard = useEventFeeds();
  const wrong = said(leadOf({ ...situation, ...heard, empty: situation.figures.every(({ standing }) => standing.value === null) }));
  const waits = waitsText(decisions, words);
  return (
    <section className="brief-lead">
      <h1 className={wrong.length + waits.length > longFrom ? 'brief-lead-long' : undefined} data-lead="">
        {wrong} <span>{waits}</span>
      </h1>
    </section>
  );
}

/** Said as they are. */
const plain: ReadonlySet<Lead['says']> = new Set<Lead['says']>(['unknown', 'none', 'noSource', 'noFigures']);

function useSaid(): (lead: Lead) => string {
  const words = useWords();
  const info = useProvince();
  const nameOf = useComponentName();
  const { rules } = useAlarms();
  const { t, pick } = words;
  const placed = (title: string, code: string | undefined) => {
    // Of the whole province nobody need be told where it is.
    const area = code === info.province.area ? '' : areaName(info, code);
    return t('brief.lead.event', { title, place: area && t('brief.lead.place', { area }) });
  };
  const withMore = (sentence: string, more: number) => (more > 0 ? `${sentence} ${t('brief.lead.more', { n: more })}` : sentence);
  return (lead) => {
    if (plain.has(lead.says)) return t(`brief.lead.${lead.says}`);
    if (lead.says === 'unsure') return t('brief.lead.unsure', { n: (lead as Extract<Lead, { silent: number }>).silent });
    const { item, more } = lead as Extract<Lead, { item: unknown }>;
    if (item.kind === 'event') return withMore(placed(item.event.title, item.event.area), more);
    if (item.kind === 'alarm') {
      const rule = rules.find(({ id }) => id === item.alarm.rule);
      return withMore(placed(rule ? pick(rule.name) : item.alarm.rule, item.alarm.area), more);
    }
    if (item.kind === 'doubt') return t('brief.lead.doubt', { name: pick(nameOf(item.doubt.component)) });
    const { indicator, standing } = item.figure;
    return t('brief.lead.figure', { name: pick(indicator.name), value: figureValue(indicator, standing, words), target: targetValue(indicator, words) });
  };
}

function waitsText(decisions: number | null, { t }: Words): string {
  if (decisions === null) return t('brief.lead.waitsUnknown');
  if (decisions === 0) return t('brief.lead.waits0');
  return t('brief.lead.waits', { n: decisions <= 10 ? t(`brief.number.${decisions}`) : decisions });
}
