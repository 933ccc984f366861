import { defineAdapter } from '@ioc/adapter-kit';
import { sdmxSeries } from './sdmx-document.js';
import { fetchSdmx, readSdmx, SdmxSettings } from './sdmx-series.js';

/** Statistics as the General Statistics Office and the Ministry of Finance publish them for the IMF. */
export const sdmxMl = defineAdapter<SdmxSettings>({
  kind: 'sdmx-ml',
  title: 'SDMX-ML files of the statistics office (structure-specific or generic)',
  component: 'socio-economic',
  settings: SdmxSettings,
  fetch: (ctx, settings) => fetchSdmx(ctx, settings),
  parse: (payloads, settings, pack) => readSdmx(payloads.flatMap(sdmxSeries), settings, pack),
});
