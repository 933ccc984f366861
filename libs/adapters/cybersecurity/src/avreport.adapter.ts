import { z } from 'zod';
import { Slug, type FeedBatch, type Reading, type Rejected } from '@ioc/contracts';
import { defineAdapter, HttpSource, unchanged, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { avFigure, avMeasures, avNumber, avReportOf } from './av-report.js';

const Figure = z.union([
  z.strictObject({ indicator: Slug, measure: z.enum(avMeasures).describe('What is worked out from the report’s machines.') }),
  z.strictObject({ indicator: Slug, path: z.array(z.string()).min(1).describe('Element below AVReport that holds the number itself, e.g. [Statistic, TotalMalwareHandled].') }),
]);

export const AvReportSettings = z.strictObject({
  source: HttpSource.describe('Address of the console that serves the report.'),
  path: z.string().optional().describe('Path of the report below the address.'),
  area: z.string().optional().describe('Area of the figures; the province when not said.'),
  figures: z.array(Figure).min(1).describe('Figures to take.'),
});
export type AvReportSettings = z.infer<typeof AvReportSettings>;

/** Report of the central anti-malware console. */
export const avReport = defineAdapter<AvReportSettings>({
  kind: 'avreport',
  title: 'AVReport by dispatch 2290/BTTTT-CATTT: the central anti-malware console',
  component: 'cybersecurity',
  settings: AvReportSettings,
  async fetch(ctx, settings) {
    // The report says its own time, so that an unchanged one need not be read again.
    const payload = await ctx.http(settings.source, { ...(settings.path === undefined ? {} : { path: settings.path }), conditional: true });
    return payload === unchanged ? unchanged : [payload];
  },
  parse: (payloads, settings, pack) => {
    const batches = payloads.map((payload) => parseReport(payload, settings, pack));
    return { readings: batches.flatMap(({ readings }) => readings), events: [], rejected: batches.flatMap(({ rejected }) => rejected) };
  },
});

function parseReport(payload: RawPayload, settings: AvReportSettings, pack: PackView): FeedBatch {
  const report = avReportOf(payload);
  const at = new Date(report.madeMs).toISOString();
  const readings: Reading[] = [];
  const rejected = new Map<string, Rejected>();
  for (const setting of settings.figures) {
    const figure = 'measure' in setting ? avFigure(report, setting.measure) : avNumber(report, setting.path);
    if ('reason' in figure) {
      rejected.set(setting.indicator, { where: payload.name, raw: setting.indicator, reason: figure.reason });
      continue;
    }
    readings.push({ indicator: setting.indicator, area: settings.area ?? pack.provinceArea, value: figure.value, at, where: figure.where });
    // Two figures of one section meet the same bad machine: it is told once.
    for (const one of figure.refused) rejected.set(`${one.where} ${one.reason}`, { ...one });
  }
  return { readings, events: [], rejected: [...rejected.values()] };
}
