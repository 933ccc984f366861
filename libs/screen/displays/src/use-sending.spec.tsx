import type { WallContent } from '@ioc/contracts';
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from './use-draft.js';
import { useSending } from './use-sending.js';

const content: WallContent = { scene: 'cameras', camera: 'camera-07' };
const reason = { why: 'Sạt lở', from: 'event', isNeeded: true };
const known = { content, reason, unfound: [], isKnown: true, sent: vi.fn() } as unknown as Draft;
/** Before the list of the cameras is there, its number means nothing. */
const early: Draft = { ...known, content: null, unfound: ['camera'], isKnown: false };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.clearAllMocks();
});

function sending(draft: Draft) {
  const onOrder = vi.fn(async () => true);
  const hook = renderHook((given: Draft) => useSending(given, onOrder), { initialProps: draft });
  act(() => hook.result.current.ask());
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  return { ...hook, onOrder, pass };
}

describe('an order by keys', () => {
  it('goes out at once, and its draft is cleared', async () => {
    const { onOrder, pass } = sending(known);
    await pass(1);
    expect(onOrder).toHaveBeenCalledExactlyOnceWith(content, 'Sạt lở');
    expect(known.sent).toHaveBeenCalledOnce();
  });

  it('waits for the list that its words are of, says so, and goes out once it is there', async () => {
    const { onOrder, pass, result, rerender } = sending(early);
    await pass(1000);
    expect([onOrder.mock.calls.length, result.current.waits, result.current.trouble]).toEqual([0, true, null]);
    rerender(known);
    await pass(1);
    expect(onOrder).toHaveBeenCalledExactlyOnceWith(content, 'Sạt lở');
    expect(result.current.waits).toBe(false);
  });

  it('says after 5 s what it did not find, though the page is painted anew meanwhile', async () => {
    const { onOrder, pass, result, rerender } = sending(early);
    await pass(4900);
    rerender({ ...early });
    await pass(200);
    expect([onOrder.mock.calls.length, result.current.waits, result.current.trouble]).toEqual([0, false, 'unfound']);
  });

  it('says that nothing was chosen', async () => {
    const { pass, result } = sending({ ...known, content: null });
    await pass(1);
    expect(result.current.trouble).toBe('nothing');
  });

  it('does not go out with a camera that nobody gave a reason for', async () => {
    const { onOrder, pass, result } = sending({ ...known, reason: { ...reason, why: '', from: 'none' } } as unknown as Draft);
    await pass(1);
    expect([onOrder.mock.calls.length, result.current.trouble]).toEqual([0, 'unreasoned']);
  });

  it('says no reason of a scene alone that nobody wrote', async () => {
    const { onOrder, pass } = sending({ ...known, content: { scene: 'feeds' }, reason: { ...reason, isNeeded: false } } as unknown as Draft);
    await pass(1);
    expect(onOrder).toHaveBeenCalledExactlyOnceWith({ scene: 'feeds' }, '');
  });
});
