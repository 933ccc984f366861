import { describe, expect, it } from 'vitest';
import { distanceKm, type Severity } from '@ioc/contracts';
import { nearestCamera } from './chosen-camera.js';

const camera = (id: string, lat: number, state: 'live' | 'offline' = 'live') => ({ id, lat, lon: 108, state });
const event = (id: string, severity: Severity, lat?: number) => ({ id, title: id, severity, ...(lat === undefined ? {} : { lat, lon: 108 }) });
const cameras = [camera('north', 14.4), camera('south', 14.3)];

describe('the camera that a scene enlarges by itself', () => {
  it('is the nearest one to the worst event, with its distance', () => {
    expect(nearestCamera([event('flood', 1, 14.31), event('crash', 2, 14.4)], cameras, 3)).toEqual({ camera: 'south', event: 'flood', title: 'flood', km: expect.closeTo(1.1119) as number });
  });
  it('looks for the next event where the worst has no place, or no camera within reach', () => {
    expect(nearestCamera([event('somewhere', 1), event('far away', 1, 15.2), event('crash', 3, 14.4)], cameras, 3)?.event).toBe('crash');
  });
  it('is one that sees, while one in reach does', () => {
    expect(nearestCamera([event('crash', 2, 14.4)], [camera('near', 14.4, 'offline'), camera('next', 14.41)], 3)?.camera).toBe('next');
    expect(nearestCamera([event('crash', 2, 14.4)], [camera('near', 14.4, 'offline')], 3)?.camera).toBe('near');
  });
  it('is none for what is only told, and none without events', () => {
    expect([nearestCamera([event('notice', 4, 14.4)], cameras, 3), nearestCamera([], cameras, 3)]).toEqual([null, null]);
  });
});

it('measures a city: from the market to the Kon Klor bridge it is 3.6 km', () => {
  expect(distanceKm({ lat: 14.3471, lon: 107.9987 }, { lat: 14.3461, lon: 108.0316 })).toBeCloseTo(3.55, 1);
});
