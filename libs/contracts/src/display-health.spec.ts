import { describe, expect, it } from 'vitest';
import { displayHealth, displayLateMs, displayLostMs } from './display-health.js';

describe('how a display stands', () => {
  const at = (silentMs: number) => displayHealth({ heardAt: 1_000_000, upSince: 400_000 }, 1_000_000 + silentMs);
  it.each([
    [0, 'online', 400_000],
    [displayLateMs, 'online', 400_000],
    [displayLateMs + 1, 'late', 1_000_000],
    [displayLostMs, 'late', 1_000_000],
    [displayLostMs + 1, 'lost', 1_000_000],
  ])('is, %i ms after its last heartbeat, %s since %i', (silentMs, health, since) => expect(at(silentMs)).toEqual({ health, since }));
  it('is unknown before it was ever heard, and not lost', () => expect(displayHealth({ heardAt: null, upSince: null }, 5)).toEqual({ health: 'unknown', since: null }));
});
