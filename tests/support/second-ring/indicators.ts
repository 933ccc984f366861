import { componentIds, type ComponentId } from '@ioc/contracts';
import { stringify } from 'yaml';

/** Units of indicators that count something else than occurrences. */
const units: Readonly<Record<string, string>> = {
  'ring-gdp': 'triệu USD',
  'ring-grdp-json': 'tỷ đồng',
  'ring-grdp-csv': 'tỷ đồng',
  'ring-cpi-json': '%',
  'ring-cpi-csv': '%',
  'ring-gc-pause': 'giây',
};

interface FeedEntry {
  component: ComponentId;
  indicators: string[];
}

/** One file of indicators for each component: whatever value is possible, so that only the way of a figure is tried. */
export function indicatorFiles(feeds: readonly FeedEntry[]): Record<string, string> {
  const entries = componentIds.map((component) => [component, feeds.filter((feed) => feed.component === component).flatMap(({ indicators }) => indicators)] as const);
  return Object.fromEntries(entries.filter(([, ids]) => ids.length > 0).map(([component, ids]) => [component, stringify({ component, indicators: ids.map(declared) })]));
}

function declared(id: string): object {
  return {
    id,
    name: { vi: id, en: id },
    unit: units[id] ?? 'lượt',
    decimals: 2,
    polarity: 'neutral',
    cadence: { every: 'month', dueAfter: 'P30D' },
    possible: [-1e15, 1e15],
    aggregate: 'none',
    source: 'so-y-te',
  };
}
