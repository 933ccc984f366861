import { cap } from './cap.adapter.js';
import { mqttJson } from './mqtt-json.adapter.js';
import { ngsiLd } from './ngsi-ld.adapter.js';
import { sensorThings } from './sensorthings.adapter.js';

export const adapters = [mqttJson, ngsiLd, sensorThings, cap] as const;
