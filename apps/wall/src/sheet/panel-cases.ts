import type { PanelContent, SeriesState } from '@ioc/contracts';
import { event, feed, now, series, type Figure } from './facts.js';
import type { FixedContent } from './fixed-live.js';

/** A panel in one of its states. */
export interface PanelCase {
  name: string;
  panel: PanelContent;
  content: FixedContent;
}

const panel = (headline = 'head'): PanelContent => ({ component: 'feedback', title: { vi: 'Phản ánh kiến nghị', en: 'Citizen feedback' }, headline, supporting: ['overdue', 'open', 'received', 'content'] });

const figures = (head: number, overdue: number, more: Partial<Figure> = {}): SeriesState[] => [
  series('head', 'p', { value: head, ...more }),
  series('long', 'p', { value: 654_321, ...more }),
  series('overdue', 'p', { value: overdue, ...more }),
  series('open', 'p', { value: 137 }),
  series('received', 'p', { value: 23 }),
  series('content', 'p', { value: 86.2 }),
];
const old = { freshness: 'stale' as const };
const well = [feed(0, 'fresh'), feed(1, 'fresh')];

/** Every edge and every chip that a panel can have. */
export const panelCases: readonly PanelCase[] = [
  { name: 'normal', panel: panel(), content: { series: figures(96.1, 0), feeds: well } },
  { name: 'off-target', panel: panel(), content: { series: figures(91.7, 0), feeds: well } },
  { name: 'p1', panel: panel(), content: { series: figures(91.7, 12), feeds: well, events: [event('a', [1, 0])] } },
  { name: 'p2', panel: panel(), content: { series: figures(91.7, 12), feeds: well, events: [event('b', [2, 1])] } },
  { name: 'p3', panel: panel(), content: { series: figures(91.7, 12), feeds: well, events: [event('c', [3, 2])] } },
  { name: 'stale', panel: panel(), content: { series: figures(91.7, 12, old), feeds: [feed(0, 'stale')] } },
  { name: 'fault', panel: panel('long'), content: { series: figures(91.7, 12), feeds: [feed(0, 'fresh', { outcome: 'timeout', fault: 'timeout' }), feed(1, 'late')], events: [event('d', [2, 1])] } },
  { name: 'waiting', panel: panel(), content: { series: [series('overdue', 'p', { value: 3, status: 'estimate' }), series('open', 'p', { value: 137, revisedAt: now })], feeds: [feed(0, 'missing')] } },
];
