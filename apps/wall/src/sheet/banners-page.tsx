import { CameraFrame } from '@ioc/screen-cameras';
import { LiveProvider } from '@ioc/screen-live';
import { CameraStrip, EventBanner, WallHeader, type CameraPicture } from '@ioc/screen-panels';
import { useState } from 'react';
import { cameras, event, feed, feeds } from './facts.js';
import { fixedLive, type FixedContent } from './fixed-live.js';

const known = [feed(0, 'fresh')];
const bannerCases: readonly [name: string, content: FixedContent][] = [
  ['quiet', { feeds: known }],
  ['quiet-more', { feeds: known, events: [event('c', [3, 2])] }],
  ['unsure', { feeds: [feed(0, 'stale')] }],
  ['no-source', { feeds: [feed(0, 'fresh', { bringsEvents: false })] }],
  ['high', { feeds: known, events: [event('b', [2, 1]), event('c', [2, 2])] }],
  ['critical', { feeds: known, events: [event('a', [1, 0]), event('b', [2, 1]), event('c', [2, 2]), event('d', [2, 3])] }],
  ['two-critical', { feeds: known, events: [event('a', [1, 0]), event('b', [1, 1])] }],
  ['three-critical', { feeds: known, events: [event('a', [1, 0]), event('b', [1, 1]), event('c', [1, 2]), event('d', [2, 3])] }],
];
const headerCases: readonly [name: string, content: FixedContent][] = [
  ['up', { feeds, cameras, events: [event('a', [1, 0]), event('b', [2, 1]), event('c', [3, 2]), event('d', [4, 3])] }],
  ['down', { feeds, cameras, link: 'down' }],
  ['connecting', { link: 'connecting' }],
];

const still: CameraPicture = ({ id, state, since }) => <CameraFrame cameraId={id} state={state} stateSince={since} hasPicture={false} />;

/** Header, banner and camera strip in each of their states. */
export function BannersPage() {
  const [live] = useState(() => fixedLive({ cameras }));
  return (
    <main className="sheet-banners">
      {headerCases.map(([name, content]) => (
        <Case key={name} content={content}>
          <WallHeader />
        </Case>
      ))}
      {bannerCases.map(([name, content]) => (
        <Case key={name} content={content}>
          <EventBanner />
        </Case>
      ))}
      <LiveProvider live={live}>
        <CameraStrip picture={still} />
      </LiveProvider>
    </main>
  );
}

function Case({ content, children }: { content: FixedContent; children: React.ReactNode }) {
  const [live] = useState(() => fixedLive(content));
  return <LiveProvider live={live}>{children}</LiveProvider>;
}
