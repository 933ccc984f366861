import { describe, expect, it } from 'vitest';
import { portFaults, secretFaults } from './scalar-faults.js';
import { YamlSource } from './yaml-source.js';

const secrets = (text: string) => secretFaults(new YamlSource('f.yaml', text));
const ports = (text: string) => portFaults(new YamlSource('f.yaml', text));

describe('secrets written down', () => {
  it.each([
    'password: hunter2',
    'a: [{ clientSecret: hunter2 }]',
    'headers: { X-Api-Key: hunter2 }',
    'headers: { Authorization: Basic hunter2 }',
    'url: rtsp://admin:hunter2@10.0.0.5/stream',
    'url: ${URL:-mqtt://admin:hunter2@broker:1883}',
    'url: https://host/data?apikey=hunter2&x=1',
  ])('are found and not repeated: %s', (text) => {
    const faults = secrets(text);
    expect(faults).toHaveLength(1);
    expect(JSON.stringify(faults)).not.toContain('hunter2');
    expect(faults[0]?.remedy).toContain('env: NAME');
  });

  it.each([
    'password: { env: MQTT_PASSWORD }',
    'tokenUrl: http://host/token',
    'url: http://host:80/a@b',
    'token: ""',
    'title: Token',
  ])('are not seen where there are none: %s', (text) => {
    expect(secrets(text)).toEqual([]);
  });
});

describe('ports', () => {
  it.each(['url: http://host:70000/x', 'url: mqtt://host:0', 'port: 65536', 'url: http://[::1]:99999'])(
    'out of reach are refused: %s',
    (text) => {
      expect(ports(text)).toMatchObject([
        { line: 1, message: expect.stringMatching(/nothing can be reached at port \d+/) },
      ]);
    },
  );

  it.each(['url: http://host:65535/x', 'url: http://host/a:70000', 'port: 1', 'at: 10:70000', 'url: urn:isbn:99999'])(
    'in reach and other colons pass: %s',
    (text) => {
      expect(ports(text)).toEqual([]);
    },
  );
});
