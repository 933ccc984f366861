import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { root } from '../../tools/build.mjs';

/** The alarm that {@link watchedPack} tells of. */
export const watchedAlarm = 'ncsc-unhandled/62';

const routes = `
  - id: tested
    priorities: [p4]
    groups: [security]
    tell: [raised, acknowledged, returned]
    to: [post/truc-ban, alert-hub]
    escalate:
      - { after: 1, to: [leaders] }
      - { after: 6, to: [owner] }
`;

/**
 * Kon Tum's pack with one route of notification, for unhandled warnings of the NCSC, to whose alarm somebody must respond within ten seconds; tablets may subscribe at a push service on this machine.
 * @returns its folder below `folder`
 */
export function watchedPack(folder: string): string {
  const pack = join(folder, 'kon-tum');
  cpSync(join(root, 'config/kon-tum'), pack, { recursive: true });
  const file = join(pack, 'notification.yaml');
  const text = readFileSync(file, 'utf8');
  const channels = text.slice(0, text.indexOf('\nroutes:')).replace('kind: web-push', 'kind: web-push\n    services: [127.0.0.1]');
  writeFileSync(file, `${channels}\nroutes:${routes}`);
  const rules = parseDocument(readFileSync(join(pack, 'alarm-rules.yaml'), 'utf8'));
  const index = (rules.toJS() as { rules: { id: string }[] }).rules.findIndex(({ id }) => id === 'ncsc-unhandled');
  rules.setIn(['rules', index, 'respondWithin'], 'PT10S');
  writeFileSync(join(pack, 'alarm-rules.yaml'), rules.toString());
  return pack;
}
