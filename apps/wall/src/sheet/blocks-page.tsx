import type { BlocksScene } from '@ioc/contracts';
import { LiveProvider } from '@ioc/screen-live';
import { BlocksView } from '@ioc/screen-scenes';
import { useState } from 'react';
import { datumSeries, event, feed, province, series } from './facts.js';
import { fixedLive } from './fixed-live.js';

const say = (vi: string, en: string) => ({ vi, en });

/** One of each block. The map has a page of its own. */
const scene: BlocksScene = {
  id: 'sheet',
  name: say('Mẫu', 'Sheet'),
  layout: 'blocks',
  component: 'feedback',
  columns: [
    { share: 1, blocks: [{ kind: 'headline', share: 1.2, title: say('Số chính', 'Headline'), indicator: 'head', beside: ['content', 'overdue'] }, { kind: 'bars', share: 1, title: say('Thanh so sánh', 'Bars'), indicators: ['received', 'open', 'overdue'] }] },
    { share: 1.5, blocks: [{ kind: 'areas', share: 1.25, title: say('Theo địa bàn', 'By area'), indicator: 'content', beside: ['open'] }, { kind: 'trend', share: 1, title: say('Xu hướng', 'Trend'), indicators: ['content'], days: 30 }] },
    { share: 1, blocks: [{ kind: 'figures', share: 1, title: say('Các số', 'Figures'), indicators: ['head', 'overdue', 'open', 'content', 'on-time'] }, { kind: 'events', share: 0.7, title: say('Đang mở', 'Open') }] },
  ],
};

const districts = province.areas.filter(({ level }) => level === 'district');
const figures = [
  ...datumSeries,
  series('head', 'p', { value: 91.7 }),
  series('overdue', 'p', { value: 12, freshness: 'stale' }),
  series('open', 'p', { value: 137 }),
  series('received', 'p', { value: 223, status: 'estimate' }),
  series('content', 'p', { value: 86.2 }),
  ...districts.flatMap(({ code }, index) => [series('content', code, { value: index === 3 ? null : 78 + 2.3 * index, freshness: index === 5 ? 'stale' : 'fresh' }), series('open', code, { value: 12 * index })]),
];

/** Every block of a component's scene, with what is fresh, old, estimated and missing. */
export function BlocksPage() {
  const [live] = useState(() => fixedLive({ series: figures, feeds: [feed(0, 'fresh')], events: [event('a', [1, 0]), event('b', [2, 1]), event('c', [3, 2])] }));
  return (
    <LiveProvider live={live}>
      <BlocksView scene={scene} map={() => null} picture={() => null} />
    </LiveProvider>
  );
}
