import type { CapAlert, CapInfo, CapReference } from './cap-alert.js';

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
  const acting = alerts.filter(({ msgType }) => msgType !== 'Alert');
  const chains = new Map<string, { id: string; alert: CapAlert }>();
  for (const alert of alerts) {
    if (acting.some((other) => other !== alert && other.references.some((reference) => names(reference, alert)))) continue;
    const root = rootOf(alert, alerts);
    // Two senders may use one identifier.
    const key = JSON.stringify([root.sender ?? alert.sender, root.identifier]);
    const known = chains.get(key);
    if (!known || known.alert.sentMs < alert.sentMs) chains.set(key, { id: root.identifier, alert });
  }
  const ids = new Set<string>();
  return [...chains.values()].flatMap(({ id, alert }) => {
    const own = ids.has(id) ? `${alert.sender},${id}` : id;
    const warning = warningOf(own, alert, { rules, all: alerts });
    if (warning) ids.add(own);
    return warning ?? [];
  });
}

/** Whether a reference means this message: by all that both say of identifier, sender and time of sending. */
function names(reference: CapReference, alert: CapAlert): boolean {
  if (reference.identifier !== alert.identifier) return false;
  if (reference.sender !== undefined && alert.sender !== '' && reference.sender !== alert.sender) return false;
  return reference.sentMs === undefined || alert.wholeTime === false || reference.sentMs === alert.sentMs;
}

/** The first message of its chain, through messages that are there; itself when it references none. */
function rootOf(alert: CapAlert, all: readonly CapAlert[]): CapReference {
  const seen = new Set<CapAlert>();
  let root: CapReference = alert;
  for (let at: CapAlert | undefined = alert; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const first = earliest(at.references);
    if (!first) break;
    root = first;
    at = all.find((other) => names(first, other));
  }
  return root;
}

function earliest(references: readonly CapReference[]): CapReference | undefined {
  return [...references].sort((a, b) => (a.sentMs ?? Infinity) - (b.sentMs ?? Infinity))[0];
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
  return all.find((other) => other.infos.length > 0 && alert.references.some((reference) => names(reference, other)))?.infos ?? [];
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
