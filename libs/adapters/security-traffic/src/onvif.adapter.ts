import { z } from 'zod';
import { Duration, durationMs, Slug, type CameraReport, type FeedBatch, type Reading } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, unchanged, type FetchContext, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { CameraFigures, cameraReadings } from './camera-figures.js';
import { onvifAnswer, type OnvifAnswer } from './onvif-answer.js';
import { payloadWithoutLogins } from './without-logins.js';

const OnvifCamera = z.strictObject({
  id: z.string().min(1).max(60).regex(/^[^/]+$/, 'must not hold a slash').describe('Name of the camera.'),
  source: HttpSource.describe('Address of its device service, e.g. http://10.62.2.11/onvif/device_service; login ws-username-token.'),
});

export const OnvifSettings = z.strictObject({
  cameras: z.array(OnvifCamera).min(1).describe('Cameras to ask.'),
  maxClockDrift: Duration.default('PT1M').describe('A clock that is off by more counts as wrong; its logins are refused by and by.'),
  area: z.string().optional().describe('Area of the figures; the province when not said.'),
  figures: CameraFigures,
  clocksWrong: Slug.optional().describe('Indicator of the number of cameras whose clock is wrong.'),
  clockDrift: Slug.optional().describe('Indicator of the largest deviation of a clock, in seconds.'),
});
export type OnvifSettings = z.infer<typeof OnvifSettings>;

/** Whether cameras answer, and whether their clocks are right. */
export const onvif = defineAdapter<OnvifSettings>({
  kind: 'onvif',
  title: 'ONVIF device service: whether cameras answer, and their clocks',
  component: 'security-traffic',
  settings: OnvifSettings,
  fetch: fetchAll,
  parse: parseAnswers,
});

type Camera = z.infer<typeof OnvifCamera>;

/** One camera that is silent is offline; when all are, it is the way to them that is broken. */
async function fetchAll(ctx: FetchContext, { cameras }: OnvifSettings): Promise<RawPayload[]> {
  const all = await Promise.all(cameras.map((camera) => askCamera(ctx, camera)));
  const faults = all.flatMap(({ fault }) => fault ?? []);
  if (faults[0] && faults.length === cameras.length) throw faults[0];
  return all.flatMap(({ payloads }) => payloads);
}

/** The clock first, without a login: a token is judged by the camera's own time. */
async function askCamera(ctx: FetchContext, camera: Camera): Promise<{ payloads: RawPayload[]; fault?: AdapterFault }> {
  const payloads: RawPayload[] = [];
  try {
    const open = { ...camera.source, auth: { kind: 'none' as const } };
    const clock = await ask(ctx, { ...camera, source: open }, { operation: 'GetSystemDateAndTime', aheadMs: 0 });
    payloads.push(clock);
    payloads.push(await ask(ctx, camera, { operation: 'GetDeviceInformation', aheadMs: aheadOf(clock) }));
    return { payloads };
  } catch (error) {
    if (!(error instanceof AdapterFault)) throw error;
    const silent = { camera: camera.id, fault: error.kind, message: error.message };
    const payload = { name: `${camera.id}/silent`, body: Buffer.from(JSON.stringify(silent)), contentType: 'application/json', fetchedAt: new Date().toISOString(), locator: camera.source.url };
    return { payloads: [...payloads, payloadWithoutLogins(payload)], ...(payloads.length === 0 ? { fault: error } : {}) };
  }
}

/** SOAP faults arrive with 400 and 500, some with 200. */
const faultStatuses = [400, 500];

async function ask(ctx: FetchContext, { id, source }: Camera, { operation, aheadMs }: { operation: string; aheadMs: number }): Promise<RawPayload> {
  const body = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body><${operation} xmlns="http://www.onvif.org/ver10/device/wsdl"/></s:Body></s:Envelope>`;
  const headers = { 'content-type': 'application/soap+xml; charset=utf-8' };
  const answer = await ctx.http(source, { method: 'POST', body, headers, answers: faultStatuses, clockAheadMs: aheadMs });
  if (answer === unchanged) throw new AdapterFault('bad-shape', `${id} answered 304 to a question`);
  return { ...payloadWithoutLogins(answer), name: `${id}/${operation}` };
}

function aheadOf(payload: RawPayload): number {
  const answer = onvifAnswer(payload);
  return answer.kind === 'clock' && answer.clockMs !== null ? answer.clockMs - Date.parse(payload.fetchedAt) : 0;
}

interface Told {
  answer: OnvifAnswer;
  fetchedMs: number;
}

function parseAnswers(payloads: readonly RawPayload[], settings: OnvifSettings, pack: PackView): FeedBatch {
  const byCamera = new Map<string, Told[]>();
  for (const payload of payloads) {
    const camera = cameraOf(payload.name, settings);
    byCamera.set(camera, [...(byCamera.get(camera) ?? []), { answer: onvifAnswer(payload), fetchedMs: Date.parse(payload.fetchedAt) }]);
  }
  const cameras = [...byCamera].map(([camera, told]) => reportOf(camera, told));
  const at = new Date(Math.max(...payloads.map(({ fetchedAt }) => Date.parse(fetchedAt)))).toISOString();
  const place = { area: settings.area ?? pack.provinceArea, at, where: payloads.map(({ name }) => name).join(' ').slice(0, 300) };
  const faults = [...byCamera.values()].flat().flatMap(({ answer }) => (answer.kind === 'fault' ? [{ where: answer.where, raw: answer.reason, reason: `the camera answered a fault: ${answer.reason}` }] : []));
  return { readings: [...cameraReadings(cameras, settings.figures, place), ...clockReadings([...byCamera.values()].flat(), settings, place)], events: [], rejected: faults, cameras };
}

/** A saved answer that does not name its camera is that of the only one, or is called by its file. */
function cameraOf(name: string, { cameras }: OnvifSettings): string {
  const [before, ...rest] = name.split('/');
  if (rest.length > 0) return before || name;
  return cameras.length === 1 ? (cameras[0]?.id ?? name) : name;
}

function reportOf(camera: string, told: readonly Told[]): CameraReport {
  const judged = told.map(({ answer }) => ({ ...stateOf(answer), where: answer.where }));
  const worst = (['offline', 'unknown'] as const).map((state) => judged.find((one) => one.state === state)).find((one) => one !== undefined);
  // What the camera says of itself tells more than that its clock runs.
  const { state, note, where } = worst ?? judged.at(-1) ?? { state: 'unknown' as const, note: 'no answer', where: camera };
  return { camera: camera.slice(0, 120), state, note: note.slice(0, 300), where: where.slice(0, 300) };
}

function stateOf(answer: OnvifAnswer): Pick<CameraReport, 'state' | 'note'> {
  switch (answer.kind) {
    case 'silent':
      return answer.fault === 'unreachable' || answer.fault === 'timeout' ? { state: 'offline', note: answer.reason } : { state: 'unknown', note: answer.reason };
    case 'fault':
      return { state: 'unknown', note: `${answer.denied ? 'refuses the login' : 'answers a fault'}: ${answer.reason}` };
    case 'clock':
      return { state: 'live', note: answer.clockMs === null ? 'answers, without a clock in UTC' : `answers, its clock says ${new Date(answer.clockMs).toISOString()}` };
    default:
      return { state: 'live', note: answer.said };
  }
}

function clockReadings(told: readonly Told[], settings: OnvifSettings, place: { area: string; at: string; where: string }): Reading[] {
  const drifts = told.flatMap(({ answer, fetchedMs }) => (answer.kind === 'clock' && answer.clockMs !== null ? [Math.abs(answer.clockMs - fetchedMs)] : []));
  if (drifts.length === 0) return [];
  const limitMs = durationMs(settings.maxClockDrift) ?? 0;
  return [
    ...(settings.clocksWrong === undefined ? [] : [{ indicator: settings.clocksWrong, value: drifts.filter((drift) => drift > limitMs).length, ...place }]),
    ...(settings.clockDrift === undefined ? [] : [{ indicator: settings.clockDrift, value: Math.round(Math.max(...drifts) / 1000), ...place }]),
  ];
}
