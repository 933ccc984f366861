import { z } from 'zod';
import { AdapterFault, instantOf, textOf, type RawPayload } from '@ioc/adapter-kit';
import type { Rejected } from '@ioc/contracts';

const Line = z.object({
  id: z.string().min(1),
  timestamp: z.string(),
  rule: z.object({
    id: z.union([z.string(), z.number()]).optional(),
    level: z.number().int().min(0).max(16),
    description: z.string().optional(),
    groups: z.array(z.string()).optional(),
    mitre: z.object({ technique: z.array(z.string()).optional() }).optional(),
  }),
  agent: z.object({ name: z.string().optional() }).optional(),
});

/** One line of alerts.json, without the logged text. */
export interface WazuhAlert {
  id: string;
  atMs: number;
  level: number;
  rule: string;
  description: string;
  groups: string[];
  techniques: string[];
  agent: string | undefined;
  where: string;
}

/**
 * Alerts of a file with one JSON document a line. A line that is cut off or of another form is refused by itself.
 * @throws AdapterFault `bad-shape` when no line is an alert
 */
export function alertsOf(payload: RawPayload, utcOffset: string): { alerts: WazuhAlert[]; rejected: Rejected[] } {
  const alerts: WazuhAlert[] = [];
  const rejected: Rejected[] = [];
  textOf(payload)
    .split(/\r?\n/)
    .forEach((text, i) => {
      if (text.trim() === '') return;
      const where = `${payload.name}:${i + 1}`;
      const alert = alertIn(text, where, utcOffset);
      if ('reason' in alert) rejected.push({ where, raw: text.slice(0, 2000), reason: alert.reason });
      else alerts.push(alert);
    });
  if (alerts.length === 0) throw new AdapterFault('bad-shape', `${payload.name}: no line is a Wazuh alert (${rejected[0]?.reason ?? 'no lines'})`);
  return { alerts, rejected };
}

function alertIn(text: string, where: string, utcOffset: string): WazuhAlert | { reason: string } {
  const parsed = Line.safeParse(tryJson(text));
  if (!parsed.success) return { reason: 'not a Wazuh alert: id, timestamp and rule.level are needed' };
  const { id, timestamp, rule, agent } = parsed.data;
  // Zones come without a colon: 2026-07-31T03:30:59.264+0000.
  const instant = instantOf(timestamp, utcOffset);
  if (instant === null) return { reason: `timestamp is no time: ${timestamp}` };
  return {
    id,
    atMs: Date.parse(instant),
    level: rule.level,
    rule: String(rule.id ?? ''),
    description: rule.description ?? `Rule ${rule.id ?? 'without an id'}`,
    groups: rule.groups ?? [],
    techniques: rule.mitre?.technique ?? [],
    agent: agent?.name,
    where,
  };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
