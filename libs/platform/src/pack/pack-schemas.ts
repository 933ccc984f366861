import {
  AlarmRulesFile,
  AreasFile,
  CamerasFile,
  DisplaysFile,
  DrillsFile,
  FeedsFile,
  IndicatorsFile,
  NotificationFile,
  OrganisationsFile,
  ProceduresFile,
  ProvinceFile,
  ScenesFile,
  ServiceIndexFile,
  ShiftsFile,
  SignInFile,
} from '@ioc/contracts';
import { z } from 'zod';
import type { AdapterKinds } from './check-feeds.js';
import { knownUnits } from './units.js';

type JsonSchema = Record<string, unknown>;

const titles = {
  province: [ProvinceFile, 'province.yaml: the province and its map'],
  areas: [AreasFile, 'areas.yaml: administrative units, their lives and successors'],
  organisations: [OrganisationsFile, 'organisations.yaml: agencies that own figures'],
  indicators: [IndicatorsFile, 'indicators/<component>.yaml: the catalogue of indicators'],
  feeds: [FeedsFile, "feeds/<component>.yaml: the departments' sources"],
  cameras: [CamerasFile, 'cameras.yaml: cameras and the relay'],
  scenes: [ScenesFile, 'scenes.yaml: what walls show'],
  'alarm-rules': [AlarmRulesFile, 'alarm-rules.yaml: when the centre calls somebody, and what that person does'],
  procedures: [ProceduresFile, 'procedures/*.yaml: what people do, step by step, when something has happened'],
  drills: [DrillsFile, 'drills/*.yaml: what is played in a drill, and when'],
  shifts: [ShiftsFile, 'shifts.yaml: who is on duty when, and how they are reached'],
  notification: [NotificationFile, 'notification.yaml: who is told of which alarms, by which channels, and who next'],
  'service-index': [ServiceIndexFile, 'service-index.yaml: by which rules the points of Decision 766 are worked out'],
  'sign-in': [SignInFile, 'sign-in.yaml: how people sign in beside their passwords'],
  displays: [DisplaysFile, 'displays.yaml: the walls and how far they are read from'],
} as const;

/** A text that the loader still expands may stand wherever a text of a certain form is wanted. */
const variablePattern = '\\$\\{[A-Za-z_]\\w*(:-[^}]*)?\\}';

/**
 * JSON Schemas for editors, made from the same zod schemas that the loader checks with.
 * @returns file name under `config/schema` → schema; the settings of each adapter kind have a file of their own
 */
export function packSchemas(adapters: AdapterKinds): Record<string, JsonSchema> {
  const files: Record<string, JsonSchema> = {};
  for (const [name, [schema, title]] of Object.entries(titles)) files[`${name}.schema.json`] = schemaOf(schema, title);
  for (const kind of [...adapters.kinds].sort()) {
    const settings = adapters.settingsOf(kind);
    if (settings) files[settingsFile(kind)] = schemaOf(settings, `settings of a feed of the kind ${kind}`);
  }
  itemOf(files['indicators.schema.json'], 'indicators')['unit'] = { type: 'string', examples: knownUnits };
  addKinds(files['feeds.schema.json'], adapters.kinds);
  return files;
}

const settingsFile = (kind: string) => `feed-settings/${kind}.schema.json`;

function schemaOf(schema: z.ZodType, title: string): JsonSchema {
  const json = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => admitVariables(jsonSchema as JsonSchema),
  }) as JsonSchema;
  const { $schema, ...rest } = json;
  return { $schema, title, ...rest };
}

function admitVariables(json: JsonSchema): void {
  const { pattern, format } = json;
  if (json['type'] !== 'string' || (pattern === undefined && format === undefined)) return;
  delete json['pattern'];
  delete json['format'];
  json['anyOf'] = [{ ...(pattern === undefined ? { format } : { pattern }) }, { pattern: variablePattern }];
}

/** The properties of a file's list entries. */
function itemOf(file: JsonSchema | undefined, list: string): JsonSchema {
  const properties = file?.['properties'] as Record<string, { items: { properties: JsonSchema } }> | undefined;
  if (!properties?.[list]) throw new Error(`the schema of ${list} has lost its list`);
  return properties[list].items.properties;
}

/** Names the kinds, and lets the kind decide what `settings` may hold. */
function addKinds(file: JsonSchema | undefined, kinds: readonly string[]): void {
  const properties = itemOf(file, 'feeds');
  properties['kind'] = { type: 'string', enum: [...kinds].sort() };
  properties['settings'] = { type: 'object' };
  const items = (file?.['properties'] as { feeds: { items: JsonSchema } }).feeds.items;
  items['allOf'] = [...kinds].sort().map((kind) => ({
    if: { properties: { kind: { const: kind } } },
    then: { properties: { settings: { $ref: settingsFile(kind) } } },
  }));
}
