import { cap } from './cap.adapter.js';
import { go2rtc } from './go2rtc.adapter.js';
import { mediaMtx } from './mediamtx.adapter.js';
import { mqttJson } from './mqtt-json.adapter.js';
import { ngsiLd } from './ngsi-ld.adapter.js';
import { onvif } from './onvif.adapter.js';
import { sensorThings } from './sensorthings.adapter.js';

export const adapters = [mqttJson, ngsiLd, sensorThings, cap, mediaMtx, go2rtc, onvif] as const;
