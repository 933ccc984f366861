import { z } from 'zod';
import type { FeedBatch, Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, MqttSource, unchanged, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { linesOf, readMessage, topicParts, type Line, type Measurement } from './mqtt-measurement.js';
import { Station, StationFigure, stationReadings } from './station-figures.js';

export const MqttJsonSettings = z.strictObject({
  source: MqttSource.describe('Broker, topics and login.'),
  topic: z.string().default('kontum/{station}/{metric}').describe('Form of the topics; + stands for a part that does not matter.'),
  stations: z.record(z.string(), Station).describe('Stations by the id that their topics carry; messages of others are passed over.'),
  figures: z.array(StationFigure).min(1).describe('What is worked out from the stations’ newest measurements.'),
});
export type MqttJsonSettings = z.infer<typeof MqttJsonSettings>;

/** Sensors over MQTT: JSON or SenML, retained last values. */
export const mqttJson = defineAdapter<MqttJsonSettings>({
  kind: 'mqtt-json',
  title: 'MQTT sensors with JSON or SenML payloads: rain, rivers, water quality',
  component: 'security-traffic',
  settings: MqttJsonSettings,
  async fetch(ctx, settings) {
    const payload = await ctx.mqtt(settings.source);
    return payload === unchanged ? unchanged : [withMemory(payload, settings)];
  },
  parse: parseMessages,
});

/** Last good message of every mapped topic, for each feed's settings. */
const memories = new WeakMap<MqttJsonSettings, Map<string, { line: Line; atMs: number }>>();

/**
 * Adds the last good message of every station that was silent since the last poll: a province's mean over the stations
 * that happened to speak within two seconds would jump. Each keeps its own time, and the archive shows what a figure was made of.
 * A poll that brought nothing usable is left as it is: what is remembered must not make it look well.
 */
function withMemory(payload: RawPayload, settings: MqttJsonSettings): RawPayload {
  const memory = memories.get(settings) ?? new Map<string, { line: Line; atMs: number }>();
  memories.set(settings, memory);
  const good: { line: Line; atMs: number }[] = [];
  const others: string[] = [];
  for (const entry of linesOf(payload)) {
    const atMs = goodAt(entry, settings);
    if (entry.line === null || atMs === null) others.push(entry.text);
    else good.push({ line: entry.line, atMs });
  }
  if (good.length === 0) return payload;
  for (const one of good) if (one.atMs >= (memory.get(one.line.topic)?.atMs ?? 0)) memory.set(one.line.topic, one);
  const lines = [...[...memory.values()].map(({ line }) => JSON.stringify(line)), ...others];
  return { ...payload, body: new TextEncoder().encode(lines.join('\n')) };
}

/** Newest time in a message of a configured station of which everything can be used; `null` for any other message. */
function goodAt({ line, where }: ReturnType<typeof linesOf>[number], settings: MqttJsonSettings): number | null {
  const topic = line && topicParts(line.topic, settings.topic);
  if (!line || !topic || !Object.hasOwn(settings.stations, topic.station)) return null;
  const { measurements, reasons } = readMessage(line, topic, where);
  return reasons.length === 0 ? Math.max(...measurements.map(({ atMs }) => atMs)) : null;
}

function parseMessages(payloads: readonly RawPayload[], settings: MqttJsonSettings, pack: PackView): FeedBatch {
  const stations = new Map(Object.entries(settings.stations));
  const rejected: Rejected[] = [];
  const measurements = payloads.flatMap((payload) => linesOf(payload)).flatMap((entry) => measurementsOf(entry, { settings, stations, rejected }));
  if (measurements.length === 0 && rejected.every(({ skipped }) => skipped)) throw new AdapterFault('empty', 'no message of a configured station');
  const figures = settings.figures.map((figure) => stationReadings(figure, measurements, { stations, province: pack.provinceArea }));
  return {
    readings: figures.flatMap(({ readings }) => readings),
    events: [],
    rejected: [...rejected, ...figures.flatMap((figure) => figure.rejected)],
  };
}

interface Context {
  settings: MqttJsonSettings;
  stations: ReadonlyMap<string, Station>;
  rejected: Rejected[];
}

function measurementsOf(entry: ReturnType<typeof linesOf>[number], { settings, stations, rejected }: Context): Measurement[] {
  const { line, text, where } = entry;
  if (!line) {
    rejected.push({ where, raw: text.slice(0, 2000), reason: 'not an MQTT message' });
    return [];
  }
  const topic = topicParts(line.topic, settings.topic);
  if (!topic || !stations.has(topic.station)) {
    rejected.push({ where, raw: line.topic, reason: 'a topic of no configured station', skipped: true });
    return [];
  }
  const parts = readMessage(line, topic, `${where} ${line.topic}`);
  for (const reason of parts.reasons) rejected.push({ where: `${where} ${line.topic}`, raw: line.payload.slice(0, 2000), reason });
  const wanted = new Set(settings.figures.flatMap((figure) => figure.of.map(({ metric }) => metric)));
  return parts.measurements.map((measurement) => (wanted.has(measurement.metric) ? measurement : { ...measurement, metric: topic.metric }));
}
