import { defineAdapter } from '@ioc/adapter-kit';
import { sdmxJsonSeries } from './sdmx-json-document.js';
import { fetchSdmx, readSdmx, SdmxSettings } from './sdmx-series.js';

const accept = 'application/vnd.sdmx.data+json;version=2.0.0, application/vnd.sdmx.data+json;version=1.0.0;q=0.9, application/json;q=0.5';

/** Statistics of an SDMX web service, e.g. of an international organisation. */
export const sdmxJson = defineAdapter<SdmxSettings>({
  kind: 'sdmx-json',
  title: 'SDMX-JSON 1.0 and 2.0 of an SDMX web service',
  component: 'socio-economic',
  settings: SdmxSettings,
  fetch: (ctx, settings) => fetchSdmx(ctx, settings, accept),
  parse: (payloads, settings, pack) => readSdmx(payloads.flatMap(sdmxJsonSeries), settings, pack),
});
