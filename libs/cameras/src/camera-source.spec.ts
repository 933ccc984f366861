import { Camera } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { cameraSource } from './camera-source.js';

const secrets: Record<string, string> = { CAMERA_USER: 'viewer', CAMERA_PASSWORD: 'canary' };
const secret = (ref: object): string => secrets[(ref as { env: string }).env] ?? '';
const camera = (source: object) =>
  Camera.parse({
    id: 'camera-01',
    number: 1,
    name: 'Cầu Đăk Bla',
    shortName: 'Đăk Bla',
    area: '608',
    lat: 14.35,
    lon: 108,
    heading: 0,
    source,
  });

describe('cameraSource', () => {
  it('resolves the login by reference', () => {
    const source = cameraSource(
      camera({ url: 'rtsp://10.0.0.9/1', user: { env: 'CAMERA_USER' }, password: { env: 'CAMERA_PASSWORD' } }),
      secret,
    );
    expect(source.login).toEqual({ user: 'viewer', password: 'canary' });
  });

  it.each([
    ['file:///etc/passwd', 'file:'],
    ['concat:a|b', 'concat:'],
    ['rtsp://viewer:canary@10.0.0.9/1', 'source.user'],
  ])('refuses %s', (url, word) => {
    expect(() => cameraSource(camera({ url }), secret)).toThrow(word);
  });

  it.each(['rtsp://viewer:canary@10.0.0.9/1', 'rtsp://viewer:canary@10.0.0.9:port/1'])(
    'does not repeat the password of %s in its refusal',
    (url) => {
      expect(() => cameraSource(camera({ url }), secret)).toThrow(/^(?!.*canary)/);
    },
  );
});
