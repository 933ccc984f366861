import { createCameras } from './cameras/index.js';
import { createControl } from './core/control.js';
import { missingSecrets } from './core/secrets.js';
import { createWorld } from './core/world.js';
import type { CreateDepartment, Department, Ports } from './department.js';
import { createCybersecurity } from './cybersecurity/index.js';
import { createEducation } from './education/education.js';
import { createFeedback } from './feedback/index.js';
import { createGovernmentPerformance } from './government-performance/government-performance.js';
import { createHealth } from './health/health.js';
import { createPostOffice } from './post-office/post-office.js';
import { createPolice } from './police/police.js';
import { createSecurityTraffic } from './security-traffic/index.js';
import { createSocioEconomic } from './socio-economic/socio-economic.js';

const usualPort = 8100;
const usualSeed = 4627;
const lastOffset = 16;

const creators: readonly CreateDepartment[] = [
  createSocioEconomic,
  createGovernmentPerformance,
  createHealth,
  createEducation,
  createPolice,
  createFeedback,
  createSecurityTraffic,
  createCybersecurity,
  createPostOffice,
];

export interface Running {
  firstPort: number;
  lastPort: number;
  stop(): Promise<void>;
}

/**
 * Starts every department and, last, the control API, so that whoever reaches it finds all of them listening.
 * @throws Error that says what is missing (logins) or wrong (number, port in use); nothing stays open then
 */
export async function startAll(): Promise<Running> {
  const missing = missingSecrets();
  if (missing.length > 0) throw new Error(`set ${missing.join(', ')}: the departments ask the centre for these logins`);
  const base = numberOf('DEPARTMENT_FEEDS_PORT', usualPort, 65_535 - lastOffset);
  const world = createWorld({ seed: numberOf('DEPARTMENT_FEEDS_SEED', usualSeed, Number.MAX_SAFE_INTEGER) });
  const ports = portsFrom(base);
  const cameras = createCameras(world, ports, numberOf('DEPARTMENT_FEEDS_CAMERA_FPS', 12, 25));
  const departments: Department[] = [...creators.map((create) => create(world, ports)), cameras];
  const control = createControl(ports.control, { world, departments, cameras });
  const parts = [...departments, control];
  const stop = async (): Promise<void> => {
    await Promise.all(parts.map((part) => part.stop()));
  };
  try {
    await allStarted(departments);
    await control.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { firstPort: base, lastPort: base + lastOffset, stop };
}

/** Waits for all, also when one fails, so that stopping finds each of them listening or not. */
async function allStarted(departments: readonly Department[]): Promise<void> {
  const outcomes = await Promise.allSettled(departments.map((department) => department.start()));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

function numberOf(name: string, usual: number, max: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return usual;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= max) return value;
  throw new Error(`${name} must be a whole number from 1 to ${max}, not "${text}"`);
}

function portsFrom(base: number): Ports {
  return {
    control: base,
    socioEconomic: base + 1,
    government: base + 2,
    health: base + 3,
    feedback: base + 5,
    securityTraffic: base + 6,
    cybersecurity: base + 7,
    cameras: base + 8,
    mail: base + 10,
    messages: base + 11,
    mqtt: base + lastOffset,
  };
}
