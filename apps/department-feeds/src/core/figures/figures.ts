import type { Figure } from '../figure.js';
import { cybersecurity } from './cybersecurity.js';
import { education } from './education.js';
import { feedback } from './feedback.js';
import { governmentPerformance } from './government-performance.js';
import { health } from './health.js';
import { securityTraffic } from './security-traffic.js';
import { socioEconomic } from './socio-economic.js';

/** Every indicator of the province's catalogue and how it moves. */
export const figures: ReadonlyMap<string, Figure> = new Map(
  [socioEconomic, governmentPerformance, health, education, feedback, securityTraffic, cybersecurity].flatMap((part) =>
    Object.entries(part),
  ),
);
