import { describe, expect, it } from 'vitest';
import { Tickets } from './tickets.js';

describe('Tickets', () => {
  it('opens the camera that it was given for, once', () => {
    const tickets = new Tickets(() => 0);
    const ticket = tickets.issue('camera-01');
    expect([tickets.redeem(ticket), tickets.redeem(ticket)]).toEqual(['camera-01', null]);
  });

  it.each([
    [29_999, 'camera-01'],
    [30_000, null],
  ])('after %i ms opens %s', (ageMs, camera) => {
    let now = 0;
    const tickets = new Tickets(() => now);
    const ticket = tickets.issue('camera-01');
    now = ageMs;
    expect(tickets.redeem(ticket)).toBe(camera);
  });

  it('has 128 random bits', () => {
    const tickets = new Tickets(() => 0);
    const issued = Array.from({ length: 100 }, () => tickets.issue('camera-01'));
    expect(new Set(issued).size).toBe(100);
    expect(issued.every((ticket) => Buffer.from(ticket, 'base64url').length === 16)).toBe(true);
  });

  it('forgets the oldest beyond a thousand', () => {
    const tickets = new Tickets(() => 0);
    const [first, second, ...rest] = Array.from({ length: 1_001 }, () => tickets.issue('camera-01'));
    expect([
      tickets.redeem(first as string),
      tickets.redeem(second as string),
      tickets.redeem(rest.at(-1) as string),
    ]).toEqual([null, 'camera-01', 'camera-01']);
  });
});
