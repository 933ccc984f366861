import { jsonStat } from './json-stat.adapter.js';
import { sdmxCsv } from './sdmx-csv.adapter.js';
import { sdmxJson } from './sdmx-json.adapter.js';
import { sdmxMl } from './sdmx-ml.adapter.js';
import { worldBank } from './world-bank.adapter.js';

export const adapters = [sdmxMl, sdmxJson, sdmxCsv, jsonStat, worldBank] as const;
