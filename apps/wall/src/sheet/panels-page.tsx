import { LiveProvider } from '@ioc/screen-live';
import { ComponentPanel, OpenEventsPanel } from '@ioc/screen-panels';
import { useState } from 'react';
import { event, feed, indicators, now } from './facts.js';
import { fixedLive } from './fixed-live.js';
import { panelCases, type PanelCase } from './panel-cases.js';

const hour = 3_600_000;
const eventCases = [
  { name: 'open', content: { feeds: [feed(0, 'fresh')], events: [event('a', [1, 0]), event('b', [2, 1], { dueAt: now + hour / 3 }), event('c', [3, 2], { dueAt: now - hour }), event('e', [3, 3]), event('f', [3, 3]), event('g', [4, 3])] } },
  { name: 'none', content: { feeds: [feed(0, 'fresh')] } },
  { name: 'unsure', content: { feeds: [feed(0, 'stale')] } },
  { name: 'no-source', content: { feeds: [feed(0, 'fresh', { bringsEvents: false })] } },
] as const;

/** The panel of a component with every edge and chip, and the list of what is open. */
export function PanelsPage() {
  return (
    <main className="sheet-panels">
      {panelCases.map((one) => (
        <PanelCaseView key={one.name} one={one} />
      ))}
      {eventCases.map((one) => (
        <EventCaseView key={one.name} content={one.content} />
      ))}
    </main>
  );
}

function PanelCaseView({ one }: { one: PanelCase }) {
  const [live] = useState(() => fixedLive(one.content));
  return (
    <LiveProvider live={live}>
      <ComponentPanel content={one.panel} indicators={indicators} />
    </LiveProvider>
  );
}

function EventCaseView({ content }: { content: (typeof eventCases)[number]['content'] }) {
  const [live] = useState(() => fixedLive(content));
  return (
    <LiveProvider live={live}>
      <OpenEventsPanel />
    </LiveProvider>
  );
}
