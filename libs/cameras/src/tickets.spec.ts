import { describe, expect, it } from 'vitest';
import { Tickets } from './tickets.js';

const view = { cameraId: 'camera-01', stillAllowed: () => Promise.resolve(true) };

describe('Tickets', () => {
  it('opens the camera that it was given for, once', () => {
    const tickets = new Tickets(() => 0);
    const ticket = tickets.issue(view);
    expect([tickets.redeem(ticket), tickets.redeem(ticket)]).toEqual([view, null]);
  });

  it.each([
    [29_999, 'camera-01'],
    [30_000, null],
  ])('after %i ms opens %s', (ageMs, camera) => {
    let now = 0;
    const tickets = new Tickets(() => now);
    const ticket = tickets.issue(view);
    now = ageMs;
    expect(tickets.redeem(ticket)?.cameraId ?? null).toBe(camera);
  });

  it('has 128 random bits', () => {
    const tickets = new Tickets(() => 0);
    const issued = Array.from({ length: 100 }, () => tickets.issue(view));
    expect(new Set(issued).size).toBe(100);
    expect(issued.every((ticket) => Buffer.from(ticket, 'base64url').length === 16)).toBe(true);
  });

  it('forgets the oldest beyond a thousand', () => {
    const tickets = new Tickets(() => 0);
    const [first, second, ...rest] = Array.from({ length: 1_001 }, () => tickets.issue(view));
    expect([
      tickets.redeem(first as string),
      tickets.redeem(second as string),
      tickets.redeem(rest.at(-1) as string),
    ]).toEqual([null, view, view]);
  });
});
