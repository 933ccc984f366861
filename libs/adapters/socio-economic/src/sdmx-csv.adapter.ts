import { defineAdapter } from '@ioc/adapter-kit';
import { sdmxCsvExcerpt, sdmxCsvSeries } from './sdmx-csv-document.js';
import { fetchSdmx, readSdmx, SdmxSettings } from './sdmx-series.js';

const accept = 'application/vnd.sdmx.data+csv;version=2.0.0, application/vnd.sdmx.data+csv;version=1.0.0;q=0.9, text/csv;q=0.5';

/** Statistics of an SDMX web service or file as a table. */
export const sdmxCsv = defineAdapter<SdmxSettings>({
  kind: 'sdmx-csv',
  title: 'SDMX-CSV 1.0 and 2.0 of an SDMX web service',
  component: 'socio-economic',
  settings: SdmxSettings,
  fetch: (ctx, settings) => fetchSdmx(ctx, settings, accept),
  parse: (payloads, settings, pack) => readSdmx(payloads.flatMap(sdmxCsvSeries), settings, pack),
  excerpt: sdmxCsvExcerpt,
});
