import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packSchemas } from './pack-schemas.js';

const settings = z.strictObject({ url: z.url(), delimiter: z.string().default(';') });
const schemas = packSchemas({ kinds: ['csv'], settingsOf: (kind) => (kind === 'csv' ? settings : undefined) });

describe('schemas for editors', () => {
  it('are one for each kind of file and one for each kind of settings', () => {
    expect(Object.keys(schemas).sort()).toEqual([
      'alarm-rules.schema.json',
      'areas.schema.json',
      'cameras.schema.json',
      'displays.schema.json',
      'drills.schema.json',
      'feed-settings/csv.schema.json',
      'feeds.schema.json',
      'indicators.schema.json',
      'notification.schema.json',
      'organisations.schema.json',
      'procedures.schema.json',
      'province.schema.json',
      'scenes.schema.json',
      'service-index.schema.json',
      'shifts.schema.json',
      'sign-in.schema.json',
    ]);
  });

  it('let the kind decide what the settings may hold', () => {
    const items = (schemas['feeds.schema.json'] as { properties: { feeds: { items: Record<string, unknown> } } })
      .properties.feeds.items;
    expect(items['allOf']).toEqual([
      {
        if: { properties: { kind: { const: 'csv' } } },
        then: { properties: { settings: { $ref: 'feed-settings/csv.schema.json' } } },
      },
    ]);
  });

  it('admit a variable where an address is wanted, and leave out what has a default', () => {
    expect(schemas['feed-settings/csv.schema.json']).toMatchObject({
      properties: {
        url: { type: 'string', anyOf: [{ format: 'uri' }, { pattern: expect.stringContaining('\\$\\{') }] },
      },
      required: ['url'],
      additionalProperties: false,
    });
  });
});
