import type { GateResult } from './gate.js';

/**
 * Holds back what is read from a field that is gone or has become something else: it goes to quarantine with its place, and the other values pass.
 * An indicator that brings nothing at all is named too: what is missing is not silent.
 */
export function holdPaused(result: GateResult, paused: ReadonlyMap<string, string>): GateResult {
  if (paused.size === 0) return result;
  const rejected = [...result.rejected];
  const silent = new Map(paused);
  const accepted = result.accepted.filter(({ reading }) => {
    const reason = paused.get(reading.indicator);
    if (reason === undefined) return true;
    silent.delete(reading.indicator);
    rejected.push({ where: reading.where ?? '', raw: JSON.stringify(reading).slice(0, 2000), reason });
    return false;
  });
  for (const [indicator, reason] of silent) rejected.push({ where: '', raw: JSON.stringify({ indicator }), reason });
  return { ...result, accepted, rejected };
}
