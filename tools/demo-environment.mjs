// What the demonstration gives both of its processes: where the stand-ins listen, and their logins, new at every start.
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const logins = ['LGSP_CLIENT', 'DHIS2', 'WAZUH', 'MQTT', 'CAMERA'];
const secretNames = logins.flatMap((name) => (name === 'LGSP_CLIENT' ? [`${name}_ID`, `${name}_SECRET`] : [`${name}_USER`, `${name}_PASSWORD`]));
/** One secret each, not a login of two parts. */
const tokens = ['ZALO_OA_TOKEN', 'ALERT_HUB_TOKEN'];
const ports = { SOCIO_ECONOMIC: 1, GOVERNMENT: 2, HEALTH: 3, FEEDBACK: 5, SECURITY_TRAFFIC: 6, CYBERSECURITY: 7, CAMERAS: 8 };

/** A centre in production refuses to start with secrets that begin like this. */
const demoMark = 'demo-';

/** The small pack brings a file of its own: nobody's figures. */
const exampleDrop = fileURLToPath(new URL('../config/example/drop', import.meta.url));

/** Environment of the stand-ins and of a server that reads them. A variable that is set already wins. */
export function demoEnvironment({ dataDir, base = 8100 }) {
  const addresses = Object.fromEntries(Object.entries(ports).map(([name, port]) => [`${name}_URL`, `http://127.0.0.1:${base + port}`]));
  const mqtt = `mqtt://127.0.0.1:${base + 16}`;
  const messages = `http://127.0.0.1:${base + 11}`;
  const drop = join(dataDir, 'drop');
  const secrets = Object.fromEntries([...secretNames, ...tokens].map((name) => [name, `${demoMark}${randomBytes(12).toString('hex')}`]));
  return {
    ...addresses,
    ...secrets,
    SECURITY_TRAFFIC_MQTT_URL: mqtt,
    DROP_FOLDER: drop,
    SMTP_PORT: String(base + 10),
    ZALO_URL: messages,
    ALERT_HUB_URL: `${messages}/alertmanager`,
    CAP_URL: `${messages}/cap`,
    DEPARTMENT_FEEDS_PORT: String(base),
    // Archiving waits for the disk on these threads; four of them would make files and name look-ups wait behind it.
    UV_THREADPOOL_SIZE: '16',
    // On this machine alone; roles are had by a click.
    IOC_DEMO: 'on',
    IOC_SIMULATED_ORIGINS: [...Object.values(addresses), mqtt, drop, exampleDrop].join(','),
    ...onlySet(process.env),
  };
}

function onlySet(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
}

/** Whether a province pack reads the stand-ins at all: whether one of its files names their addresses. */
export function readsStandIns(packDir) {
  const names = new RegExp(`\\$\\{(${Object.keys(ports).map((name) => `${name}_URL`).join('|')}|DROP_FOLDER)\\b`);
  return readdirSync(packDir, { recursive: true })
    .filter((name) => /\.ya?ml$/.test(String(name)))
    .some((name) => names.test(readFileSync(join(packDir, String(name)), 'utf8')));
}
