import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { ComponentId } from '@ioc/contracts';
import { root } from '../../../tools/build.mjs';
import { freePort } from '../centre.js';
import { startCopiedCentre, type CopiedCentre } from '../config-copy.js';
import { go2rtc, mediaMtx, onvif } from './cameras.js';
import { startDepartmentDatabase, type DepartmentDatabase } from './department-database.js';
import { dhis2 } from './health.js';
import { indicatorFiles } from './indicators.js';
import { logins } from './logins.js';
import { documentAxis, gateway, prometheus, service, taxii } from './services.js';
import { ckan, sdmx, worldBank } from './statistics.js';
import { startSystems, type Systems } from './systems.js';

interface DeclaredFeed {
  id: string;
  kind: string;
  component: ComponentId;
  indicators: string[];
}

const text = readFileSync(join(root, 'tests/support/second-ring/feeds.yaml'), 'utf8');
export const ringFeeds = (parse(text) as { feeds: DeclaredFeed[] }).feeds;

/** The built server with the feeds of this folder in place of Kon Tum's, and every system that they ask. */
export interface RingCentre extends CopiedCentre {
  systems: Systems;
  database: DepartmentDatabase;
  syslogPort: number;
}

export async function startRingCentre(): Promise<RingCentre> {
  const systems = await startSystems({ ckan, 'world-bank': worldBank, sdmx, dhis2, axis: documentAxis, taxii, prometheus, go2rtc: go2rtc(), mediamtx: mediaMtx(), onvif: onvif(), gateway: gateway(), service });
  const [database, syslogPort] = await Promise.all([startDepartmentDatabase(), freePort()]);
  const env = { ...logins, RING_URL: systems.url, RING_SYSLOG_PORT: String(syslogPort), RING_DATABASE: database.url, RING_WRONG_DATABASE: database.wrongUrl, IOC_LOG: 'error' };
  const stopSystems = () => Promise.all([systems.stop(), database.stop()]);
  const centre = await startCopiedCentre(env, withRingFeeds).catch(async (cause: unknown) => {
    // A PostgreSQL that nobody stops outlives the test.
    await stopSystems();
    throw cause;
  });
  const stop = async () => {
    await centre.stop();
    await stopSystems();
  };
  return { ...centre, systems, database, syslogPort, stop };
}

function withRingFeeds(pack: string): void {
  for (const file of readdirSync(join(pack, 'feeds'))) rmSync(join(pack, 'feeds', file));
  rmSync(join(pack, 'cameras.yaml'));
  // They name feeds, events and scenes that this pack has not, and each other.
  for (const name of ['alarm-rules.yaml', 'notification.yaml', 'procedures', 'drills']) rmSync(join(pack, name), { recursive: true });
  leaveOutCameras(join(pack, 'scenes.yaml'));
  writeFileSync(join(pack, 'feeds/second-ring.yaml'), text);
  for (const [component, yaml] of Object.entries(indicatorFiles(ringFeeds))) writeFileSync(join(pack, `indicators/second-ring-${component}.yaml`), yaml);
}

/** A pack without cameras has no scene of them, and nothing takes a wall over to it. */
function leaveOutCameras(file: string): void {
  const { scenes, takeovers } = parse(readFileSync(file, 'utf8')) as { scenes: { id: string; layout: string }[]; takeovers: { scene: string }[] };
  const left = scenes.filter(({ layout }) => layout !== 'cameras');
  writeFileSync(file, stringify({ scenes: left, takeovers: takeovers.filter(({ scene }) => left.some(({ id }) => id === scene)) }));
}
