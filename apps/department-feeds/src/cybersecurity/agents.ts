import { province } from '../core/areas.js';
import type { FeedView } from '../department.js';

/** Information systems that report to the SOC, in the order in which they were connected. */
const systems = [
  'tthc',
  'qlvbdh',
  'lgsp',
  'portal',
  'mail',
  'csdl-tinh',
  'bao-cao',
  'ioc',
  'tslcd',
  'his',
  'dat-dai',
  'camera',
];

/** With 400 agents every whole percentage is a whole number of agents. */
export const agentCount = 400;

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly ip: string;
  readonly status: 'active' | 'disconnected' | 'never_connected' | 'pending';
  readonly lastKeepAlive?: string;
  readonly group: readonly string[];
  readonly os: { readonly name: string; readonly platform: string; readonly version: string };
  readonly version: string;
  readonly dateAdd: string;
}

export const agentName = (index: number, system: string): string =>
  `${system}-${index % 3 === 0 ? 'srv' : 'ws'}-${String(index).padStart(3, '0')}`;

export function connectedSystems(view: FeedView): string[] {
  const count = Math.max(1, Math.min(systems.length, Math.round(view.value('systems-connected-soc', province.code))));
  return systems.slice(0, count);
}

function statusOf(index: number, active: number): Agent['status'] {
  if (index < active) return 'active';
  return index % 7 === 0 ? 'never_connected' : 'disconnected';
}

function agent(index: number, view: FeedView, fleet: { active: number; names: readonly string[] }): Agent {
  const system = fleet.names[index % fleet.names.length] ?? 'tthc';
  const status = statusOf(index, fleet.active);
  const silentMs = status === 'active' ? (index % 10) * 1000 : (2 + (index % 40)) * 3_600_000;
  const windows = index % 3 !== 0;
  return {
    id: String(index).padStart(3, '0'),
    name: index === 0 ? 'soc-kontum' : agentName(index, system),
    ip: index === 0 ? '127.0.0.1' : `10.62.${100 + (index % fleet.names.length)}.${10 + (index % 200)}`,
    status,
    // The manager never misses its own heartbeat: Wazuh writes the last second that it knows.
    ...(index === 0
      ? { lastKeepAlive: '9999-12-31T23:59:59+00:00' }
      : status === 'never_connected'
        ? {}
        : { lastKeepAlive: new Date(view.now() - silentMs).toISOString().slice(0, 19) + '+00:00' }),
    group: index === 0 ? [] : ['default', `httt-${system}`],
    os: windows
      ? { name: 'Microsoft Windows Server 2019 Standard', platform: 'windows', version: '10.0.17763' }
      : { name: 'Ubuntu', platform: 'ubuntu', version: '22.04.4 LTS' },
    version: 'Wazuh v4.7.5',
    dateAdd: '2024-03-18T02:11:40+00:00',
  };
}

/** The SOC's agents; the manager itself is 000 and always active. */
export function agents(view: FeedView): Agent[] {
  const active = Math.max(
    1,
    Math.min(agentCount, Math.round((view.value('soc-agents-active-rate', province.code) / 100) * agentCount)),
  );
  const names = connectedSystems(view);
  return Array.from({ length: agentCount }, (_, index) => agent(index, view, { active, names }));
}

/** Critical findings by agent: the first agents hold one more than the others, so that they add up. */
export function criticalOf(view: FeedView, index: number): number {
  const total = Math.max(0, Math.round(view.value('vulnerabilities-critical', province.code)));
  return Math.floor(total / agentCount) + (index < total % agentCount ? 1 : 0);
}
