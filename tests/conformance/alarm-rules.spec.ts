import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapterOf, adapters } from '@ioc/adapter-registry';
import { alarmKey, round, type Ground, type SeriesView } from '@ioc/alarms';
import { AlarmRule, byCause, type EventState, type Freshness } from '@ioc/contracts';
import { loadPack, type ProvincePack } from '@ioc/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const now = Date.UTC(2026, 10, 23, 5);
const year = 365 * 86_400_000;

let pack: ProvincePack;
beforeAll(async () => {
  pack = await loadPack(join(root, 'config/kon-tum'), { adapters: { kinds: adapters.map(({ kind }) => kind), settingsOf: (kind) => adapterOf(kind)?.settings }, environment: {} });
});

/** The province with every figure at one place of its possible range, always and everywhere. */
function ground(freshness: Freshness, share: number, events: readonly EventState[] = []): Ground {
  const series = (id: string): SeriesView => {
    const [least, most] = pack.indicator(id)?.possible ?? [0, 1];
    const value = least + (most - least) * share;
    const past = [year, year / 12, 7, 1].map((ago) => ({ at: now - (ago > 7 ? ago : ago * 86_400_000), value: value / 2 })).sort((a, b) => a.at - b.at);
    return { value, period: 'instant', at: now, staleAt: now + year, feed: 'any', past };
  };
  const outlook: Ground['outlook'] = (indicator, area) => ({
    ...{ indicator, area, unit: '', step: 'day', level: 0.99, madeAt: now, model: null, history: null, periodEndsAt: null, simulated: false, none: null },
    points: [{ from: now - 1, to: now + 1, value: 0, lower: 0, upper: 0 }],
  });
  return { now, pack, series, outlook, feeds: new Map(pack.feeds.map(({ id }) => [id, freshness])), heard: new Map(), events, maintenance: [], overdue: [], drills: [] };
}

const states = (at: Ground) => {
  const { alarms } = round(new Map(), at);
  return [...alarms.values()].map(({ id, state, condition }) => ({ rule: id.rule, state, condition }));
};

describe('the alarm rules of Kon Tum', () => {
  it('can all be judged, with figures in the middle and at the end of what is possible', () => {
    for (const share of [0.5, 1]) {
      const found = states(ground('fresh', share));
      const judged = new Set(found.filter(({ condition }) => condition !== 'unknown').map(({ rule }) => rule));
      const quiet = pack.alarms.rules.filter(({ when }) => (when.kind === 'events' && when.per !== 'province') || when.kind === 'overdue-directives').map(({ id }) => id);
      expect(pack.alarms.rules.map(({ id }) => id).filter((id) => !judged.has(id) && !quiet.includes(id))).toEqual([]);
    }
  });

  it('find nothing but the silence when every feed is silent', () => {
    const found = states(ground('stale', 1));
    const said = new Set(found.filter(({ condition }) => condition === 'true').map(({ rule }) => rule));
    // Cameras are watched by the centre itself.
    said.delete('cameras-down');
    expect([...said]).toEqual(['feed-silent']);
  });

  it('show a storm in ten groups at most', () => {
    const storm = Array.from({ length: 500 }, (_, index) => ({ id: `disaster-alerts/${index}`, feed: 'disaster-alerts', kind: 'disaster-alert', title: 'Sạt lở', severity: 1, status: 'open', startedAt: now }) as EventState);
    const { alarms } = round(new Map(), ground('fresh', 1, storm));
    const standing = [...alarms.values()].map((alarm) => ({ ...alarm, id: alarmKey(alarm.id), rule: alarm.id.rule, priority: pack.alarms.rules.find(({ id }) => id === alarm.id.rule)?.priority ?? 'p4' }));
    const groups = byCause(standing, pack.alarms);
    expect(groups.length).toBeLessThanOrEqual(10);
    expect(groups[0]).toMatchObject({ id: 'disaster', priority: 'p1' });
    expect(groups[0]?.alarms.length).toBeGreaterThanOrEqual(500);
  });
});

it('the rule in docs/alarms.md is one', () => {
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/alarms.md'), 'utf8')) ?? [];
  expect((parse(text) as unknown[]).map((rule) => AlarmRule.parse(rule).id)).toEqual(['river-level-2']);
});
