import { z } from 'zod';
import { Duration, durationMs, Slug, type FeedBatch, type FeedEvent } from '@ioc/contracts';
import { defineAdapter, HttpSource, unchanged, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { alertsOf, type WazuhAlert } from './wazuh-alert.js';

export const WazuhAlertsSettings = z.strictObject({
  source: HttpSource.describe('Address of the file of alerts, one JSON document a line.'),
  path: z.string().optional().describe('Path of the file below the address.'),
  window: Duration.default('PT24H').describe('Alerts of so long back are counted.'),
  criticalLevel: z.number().int().min(0).max(16).default(12).describe('rule.level from which an alert is critical and becomes an event.'),
  urgentLevel: z.number().int().min(0).max(16).default(15).describe('rule.level from which an event has severity 1; below, critical ones have 2.'),
  openFor: Duration.default('PT12H').describe('A critical alert is an open event for so long; it must be shorter than the file reaches back, so that its closing is seen.'),
  titles: z
    .array(z.strictObject({ group: z.string().min(1).optional(), rule: z.string().min(1).optional(), says: z.string().min(1).max(200) }).refine(({ group, rule }) => (group === undefined) !== (rule === undefined), 'needs group or rule'))
    .default([])
    .describe('Sentences in the language of the screens, by rule.id or by one of rule.groups; the first that fits becomes the title, and the text of the manager stands in the description.'),
  quietAfter: Duration.default('PT1H').describe('When the newest alert is older than this, counts are as of that alert: a file that nobody writes must not look like a calm day.'),
  alerts: Slug.optional().describe('Indicator of the number of alerts.'),
  critical: Slug.optional().describe('Indicator of the number of critical alerts.'),
});
export type WazuhAlertsSettings = z.infer<typeof WazuhAlertsSettings>;

/** Alerts of a Wazuh manager. */
export const wazuhAlerts = defineAdapter<WazuhAlertsSettings>({
  kind: 'wazuh-alerts',
  title: 'Wazuh alerts.json: security alerts of the last day',
  component: 'cybersecurity',
  settings: WazuhAlertsSettings,
  async fetch(ctx, settings) {
    const payload = await ctx.http(settings.source, settings.path === undefined ? {} : { path: settings.path });
    return payload === unchanged ? unchanged : [payload];
  },
  parse: parseAlerts,
});

function parseAlerts(payloads: readonly RawPayload[], settings: WazuhAlertsSettings, pack: PackView): FeedBatch {
  const files = payloads.map((payload) => alertsOf(payload, pack.utcOffset));
  const byId = new Map(files.flatMap(({ alerts }) => alerts).map((alert) => [alert.id, alert]));
  const nowMs = Math.max(...payloads.map((payload) => Date.parse(payload.fetchedAt)));
  const asOfMs = asOf([...byId.values()], settings, nowMs);
  const counted = [...byId.values()].filter(({ atMs }) => atMs > asOfMs - (durationMs(settings.window) ?? 0) && atMs <= nowMs + 600_000);
  const critical = counted.filter(({ level }) => level >= settings.criticalLevel);
  const at = new Date(asOfMs).toISOString();
  const where = payloads.map(({ name }) => name).join(' ').slice(0, 300);
  const figures: [string | undefined, number][] = [
    [settings.alerts, counted.length],
    [settings.critical, critical.length],
  ];
  return {
    readings: figures.flatMap(([indicator, value]) => (indicator === undefined ? [] : [{ indicator, area: pack.provinceArea, value, at, where }])),
    events: critical.map((alert) => eventOf(alert, settings, asOfMs)),
    rejected: files.flatMap(({ rejected }) => rejected),
  };
}

function asOf(alerts: readonly WazuhAlert[], settings: WazuhAlertsSettings, nowMs: number): number {
  const newestMs = alerts.reduce((newest, { atMs }) => Math.max(newest, atMs), 0);
  return nowMs - newestMs > (durationMs(settings.quietAfter) ?? 0) ? newestMs : nowMs;
}

function eventOf(alert: WazuhAlert, settings: WazuhAlertsSettings, nowMs: number): FeedEvent {
  const told = alert.description || `Rule ${alert.rule}`;
  const says = settings.titles.find(({ group, rule }) => rule === alert.rule || (group !== undefined && alert.groups.includes(group)))?.says;
  const about = [...(says === undefined ? [] : [told]), `rule ${alert.rule}`, `level ${alert.level}`, ...alert.techniques, ...alert.groups].join(' · ');
  return {
    id: alert.id.slice(0, 200),
    kind: 'security-alert',
    title: (says ?? told).slice(0, 300),
    description: about.slice(0, 2000),
    severity: alert.level >= settings.urgentLevel ? 1 : 2,
    status: nowMs - alert.atMs < (durationMs(settings.openFor) ?? 0) ? 'open' : 'closed',
    startedAt: new Date(alert.atMs).toISOString(),
    where: alert.where,
    ...(alert.agent ? { place: alert.agent.slice(0, 300) } : {}),
  };
}
