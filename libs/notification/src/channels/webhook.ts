import type { Outgoing, AlarmNotice } from '../message.js';
import { alarmUrl, headline, type Centre } from '../words.js';
import type { Channel } from './channel.js';
import { post } from './post.js';

interface Settings {
  id: string;
  url: string;
  /** Read for each message; undefined sends none. */
  token(): string | undefined;
}

/** JSON as Alertmanager posts it (version 4), so that whatever understands that understands us. */
export function webhookChannel({ id, url, token }: Settings, centre: Centre): Channel {
  return {
    send: async (outgoing, signal) => {
      const secret = token();
      await post({
        url,
        headers: { 'content-type': 'application/json', 'idempotency-key': outgoing.id, ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }) },
        body: JSON.stringify(webhookBody(outgoing, { receiver: id, centre })),
        signal,
      });
      return null;
    },
  };
}

/** @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
export function webhookBody(outgoing: Outgoing, { receiver, centre }: { receiver: string; centre: Centre }) {
  const alerts = outgoing.message.items.flatMap((item) => (item.about === 'alarm' ? [alertOf(item, { outgoing, centre })] : []));
  return {
    version: '4',
    groupKey: `rong:${receiver}`,
    truncatedAlerts: 0,
    status: alerts.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    receiver,
    groupLabels: {},
    commonLabels: shared(alerts.map(({ labels }) => labels)),
    commonAnnotations: { headline: headline(outgoing), ...(outgoing.message.simulated ? { simulated: 'true' } : {}), ...(outgoing.message.drill ? { drill: 'true' } : {}) },
    externalURL: centre.url,
    alerts,
  };
}

function alertOf(item: AlarmNotice, { outgoing: { language }, centre }: { outgoing: Outgoing; centre: Centre }) {
  const over = item.what === 'returned';
  return {
    status: over ? 'resolved' : 'firing',
    labels: { alertname: item.rule, severity: item.priority, area: item.area, area_name: item.areaName, owner: item.owner, alarm: item.alarm, ...(item.drill === null ? {} : { drill: item.drill }) },
    annotations: {
      ...{ what: item.what, summary: item.name[language], description: item.evidence[language], action: item.action[language], procedure: item.procedure },
      ...(item.by === null ? {} : { by: item.by }),
    },
    startsAt: new Date(item.raised.at).toISOString(),
    endsAt: over ? new Date(item.at).toISOString() : zeroTime,
    generatorURL: alarmUrl(item, centre),
    fingerprint: item.alarm,
  };
}

/** Alertmanager's own word for "not known". */
const zeroTime = '0001-01-01T00:00:00Z';

function shared(all: readonly Record<string, string>[]): Record<string, string> {
  const [first = {}, ...others] = all;
  return Object.fromEntries(Object.entries(first).filter(([key, value]) => others.every((one) => one[key] === value)));
}
