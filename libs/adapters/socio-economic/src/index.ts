import { jsonStat } from './json-stat.adapter.js';
import { sdmxMl } from './sdmx-ml.adapter.js';

export const adapters = [sdmxMl, jsonStat] as const;
export { jsonStat, sdmxMl };
