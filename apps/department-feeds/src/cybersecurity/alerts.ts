import { province } from '../core/areas.js';
import { busyness } from '../core/rhythm.js';
import { dayMs, hourMs } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';
import { agentName } from './agents.js';
import { criticalRules, usualRules, type Rule } from './rules.js';

const slotMs = 10 * 60_000;
const criticalPerDay = 3.4;
const perDay = 1_240;

export interface Alert {
  readonly id: string;
  readonly at: number;
  readonly rule: Rule;
  readonly ip: string;
  readonly agent: number;
}

function pick(rules: readonly Rule[], at: number): Rule {
  const total = rules.reduce((sum, rule) => sum + rule.weight, 0);
  let left = at * total;
  for (const rule of rules) {
    left -= rule.weight;
    if (left <= 0) return rule;
  }
  return rules[0] as Rule;
}

function alert(rules: readonly Rule[], at: number, order: { number: number; random: () => number }): Alert {
  const { random, number } = order;
  const rule = pick(rules, random());
  const ip = `${[45, 91, 103, 185][Math.floor(random() * 4)]}.${Math.floor(random() * 255)}.${Math.floor(random() * 255)}.${Math.floor(random() * 254) + 1}`;
  return { id: `${Math.floor(at / 1000)}.${100_000 + number}`, at, rule, ip, agent: 1 + Math.floor(random() * 380) };
}

/** Alerts of ten minutes, busier in office hours; the same for ever. */
function slotAlerts(view: FeedView, slot: number): Alert[] {
  const random = view.random(`wazuh/${slot}`);
  const start = slot * slotMs;
  const mean = (perDay * slotMs) / dayMs;
  const count = Math.round(mean * (0.55 + 0.45 * Math.min(2.4, busyness('office', start))) * (0.7 + 0.6 * random()));
  const usual = Array.from({ length: count }, (_, number) =>
    alert(usualRules, start + Math.floor(random() * slotMs), { number, random }),
  );
  const critical =
    random() < (criticalPerDay * slotMs) / dayMs
      ? [alert(criticalRules, start + Math.floor(random() * slotMs), { number: 900, random })]
      : [];
  return [...usual, ...critical];
}

const isCritical = (item: Alert): boolean => item.rule.level >= 12;

/** The alerts of the last 24 hours. Pinned numbers are met by leaving out the oldest or by further alerts just before the pin. */
export class AlertBook {
  private readonly slots = new Map<number, Alert[]>();
  private readonly pinnedSince = new Map<string, { value: number; at: number }>();

  list(view: FeedView): Alert[] {
    const now = view.now();
    const first = Math.floor((now - dayMs) / slotMs);
    const found: Alert[] = [];
    for (let slot = first; slot * slotMs <= now; slot += 1) found.push(...this.slot(view, slot));
    for (const slot of [...this.slots.keys()].filter((key) => key < first)) this.slots.delete(slot);
    const recent = found.filter((item) => item.at > now - dayMs && item.at <= now).sort((a, b) => a.at - b.at);
    const critical = this.settle(view, 'soc-alerts-critical', {
      list: recent.filter(isCritical),
      rules: criticalRules,
    });
    const others = recent.filter((item) => !isCritical(item));
    const total = view.pinned('soc-alerts-24h', province.code);
    const usual = this.settle(view, 'soc-alerts-24h', {
      list: others,
      rules: usualRules,
      target: total === undefined ? undefined : Math.max(0, total - critical.length),
    });
    return [...usual, ...critical].sort((a, b) => a.at - b.at);
  }

  private slot(view: FeedView, slot: number): Alert[] {
    const kept = this.slots.get(slot);
    if (kept) return kept;
    const made = slotAlerts(view, slot);
    this.slots.set(slot, made);
    return made;
  }

  private settle(
    view: FeedView,
    indicator: string,
    order: { list: Alert[]; rules: readonly Rule[]; target?: number },
  ): Alert[] {
    const pinned = view.pinned(indicator, province.code);
    const target = order.target ?? pinned;
    if (pinned === undefined || target === undefined) {
      this.pinnedSince.delete(indicator);
      return order.list;
    }
    const seen = this.pinnedSince.get(indicator);
    const begun = seen?.value === pinned ? seen.at : view.now();
    this.pinnedSince.set(indicator, { value: pinned, at: begun });
    const since = Math.max(begun, view.now() - 23 * hourMs);
    const surplus = order.list.length - target;
    if (surplus >= 0) return order.list.slice(surplus);
    const added = Array.from({ length: -surplus }, (_, number) =>
      alert(order.rules, since - number * 1_500, {
        number: 500_000 + number,
        random: view.random(`wazuh-extra/${indicator}/${number}`),
      }),
    );
    return [...order.list, ...added.filter((item) => item.at > view.now() - dayMs)];
  }
}

/** `2026-11-23T09:20:05.123+0000`: Wazuh writes the zone without a colon. */
const timestamp = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

/** `Nov 23 09:20:05`, as RFC 3164 writes it. */
function syslogTime(at: number): string {
  const text = new Date(at).toUTCString();
  return `${text.slice(8, 11)} ${text.slice(5, 7)} ${text.slice(17, 25)}`;
}

function dataOf({ rule, ip }: Alert): object {
  if (rule.data === 'remote') return { data: { srcip: ip, srcport: '49581', dstuser: 'quantri' } };
  return rule.data === 'user' ? { data: { dstuser: 'root', uid: '1000' } } : {};
}

/** One line of alerts.json; `mitre`, `data`, `agent.ip` and `predecoder` are missing where Wazuh has none. */
export function alertLine(item: Alert): string {
  const { rule } = item;
  const manager = item.agent % 29 === 0;
  return JSON.stringify({
    timestamp: timestamp(item.at),
    rule: {
      level: rule.level,
      description: rule.description,
      id: rule.id,
      ...(rule.mitre ? { mitre: rule.mitre } : {}),
      firedtimes: 1 + (item.agent % 9),
      mail: rule.level >= 12,
      groups: rule.groups,
    },
    agent: manager
      ? { id: '000', name: 'soc-kontum' }
      : {
          id: String(item.agent).padStart(3, '0'),
          name: agentName(item.agent, 'tthc'),
          ip: `10.62.100.${10 + (item.agent % 200)}`,
        },
    manager: { name: 'soc-kontum' },
    id: item.id,
    full_log: rule.log.replace('{ip}', item.ip),
    ...(rule.location === 'journald'
      ? { predecoder: { program_name: 'sshd', timestamp: syslogTime(item.at), hostname: 'tthc' } }
      : {}),
    decoder: { name: rule.groups[0] },
    ...dataOf(item),
    location: rule.location,
  });
}
