import type { CapAlert, CapInfo } from './cap-alert.js';

export interface Warning {
  /** Identifier of the first message of its chain: it stays while updates follow each other. */
  id: string;
  alert: CapAlert;
  info: CapInfo;
  startedMs: number;
  expiresMs: number;
  active: boolean;
}

export interface CapRules {
  nowMs: number;
  /** Life of an info that names no end. */
  defaultLifeMs: number;
  /** Languages by liking, e.g. vi, en. */
  languages: readonly string[];
}

/** Messages that ask nothing of anyone, with the reason. */
export function passOver(alert: CapAlert): string | null {
  if (alert.status !== 'Actual') return `status ${alert.status}: not a real warning`;
  if (alert.msgType === 'Ack' || alert.msgType === 'Error') return `message type ${alert.msgType}: not a warning`;
  return alert.infos.length === 0 && alert.msgType !== 'Cancel' ? 'no info: nothing is warned of' : null;
}

/**
 * What is in force: updates and cancellations act on the messages that they reference, of each chain the last one counts.
 * @param alerts messages of status Actual
 */
export function warningsOf(alerts: readonly CapAlert[], rules: CapRules): Warning[] {
  const superseded = new Set(alerts.filter(({ msgType }) => msgType !== 'Alert').flatMap(({ references }) => references.map(({ identifier }) => identifier)));
  const chains = new Map<string, CapAlert>();
  for (const alert of alerts) {
    if (superseded.has(alert.identifier)) continue;
    const id = rootOf(alert);
    const known = chains.get(id);
    if (!known || known.sentMs < alert.sentMs) chains.set(id, alert);
  }
  return [...chains].flatMap(([id, alert]) => warningOf(id, alert, { rules, all: alerts }) ?? []);
}

/** The earliest message that it references, itself when it references none. */
function rootOf(alert: CapAlert): string {
  const [first] = [...alert.references].sort((a, b) => (a.sentMs ?? Infinity) - (b.sentMs ?? Infinity));
  return first?.identifier ?? alert.identifier;
}

function warningOf(id: string, alert: CapAlert, { rules, all }: { rules: CapRules; all: readonly CapAlert[] }): Warning | null {
  const infos = alert.infos.length > 0 ? alert.infos : infosOfReferences(alert, all);
  const info = inLanguage(infos, rules.languages);
  if (!info) return null;
  const beginMs = info.effectiveMs ?? alert.sentMs;
  const expiresMs = info.expiresMs ?? beginMs + rules.defaultLifeMs;
  const startedMs = Math.min(beginMs, ...alert.references.flatMap(({ sentMs }) => sentMs ?? []));
  return { id, alert, info: { ...info, severity: worst(infos) }, startedMs, expiresMs, active: !isOver(alert, info) && beginMs <= rules.nowMs && expiresMs > rules.nowMs };
}

/** A cancellation may say nothing of its own: what it ends is told by the message that it names. */
function infosOfReferences(alert: CapAlert, all: readonly CapAlert[]): CapInfo[] {
  const named = new Set(alert.references.map(({ identifier }) => identifier));
  return all.find(({ identifier, infos }) => infos.length > 0 && named.has(identifier))?.infos ?? [];
}

function isOver(alert: CapAlert, info: CapInfo): boolean {
  return alert.msgType === 'Cancel' || info.urgency === 'Past' || info.responses.includes('AllClear');
}

/** Several infos are mostly one warning in several languages. */
function inLanguage(infos: readonly CapInfo[], languages: readonly string[]): CapInfo | undefined {
  for (const language of languages) {
    const found = infos.find((info) => info.language.toLowerCase().startsWith(language.toLowerCase()));
    if (found) return found;
  }
  return infos[0];
}

const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'];

function worst(infos: readonly CapInfo[]): string {
  return severities.find((severity) => infos.some((info) => info.severity === severity)) ?? 'Unknown';
}
