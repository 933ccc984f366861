import { AdapterFault, xmlOf, type RawPayload, type XmlNode } from '@ioc/adapter-kit';
import type { SdmxObservation, SdmxSeries } from './sdmx-series.js';

/**
 * Series of an SDMX-ML message: structure-specific (2.0: compact) or generic, grouped in series or flat.
 * @throws AdapterFault `bad-shape` for another document or a footer with an error, `empty` without a series
 */
export function sdmxSeries(payload: RawPayload): SdmxSeries[] {
  const root = xmlOf(payload);
  if (root.name === 'Error') throw new AdapterFault('bad-shape', `${payload.name}: the source answered an SDMX error: ${deepText(root).slice(0, 200)}`);
  if (!/^(StructureSpecific|Generic|Compact)(TimeSeries)?Data$/.test(root.name)) {
    throw new AdapterFault('bad-shape', `${payload.name}: <${root.name}> is no SDMX-ML data message`);
  }
  const series = root.children('DataSet').flatMap(seriesOf);
  if (series.length === 0) throw new AdapterFault('empty', `${payload.name}: the data set holds no series`);
  return series;
}

function seriesOf(dataSet: XmlNode): SdmxSeries[] {
  const own = keyOf(dataSet);
  const action = (dataSet.attribute('action') ?? '').toLowerCase();
  const groups = dataSet.children('Group').map((group) => keyOf(group));
  return dataSet.children().flatMap((node) => {
    if (node.name === 'Series') {
      const key = new Map([...own, ...keyOf(node)]);
      return [{ key: withGroups(key, groups), observations: node.children('Obs').map((obs) => observationOf(obs, action)), where: node.path }];
    }
    if (node.name !== 'Obs') return [];
    const key = new Map([...own, ...keyOf(node)]);
    return [{ key: withGroups(key, groups), observations: [observationOf(node, action)], where: node.path }];
  });
}

/** Attributes of a structure-specific element, or the `Value`s of a generic one. */
function keyOf(node: XmlNode): Map<string, string> {
  const values = ['SeriesKey', 'GroupKey', 'ObsKey', 'Attributes'].flatMap((name) => node.at(name)?.children('Value') ?? []);
  return new Map([...node.attributes, ...values.map((value): [string, string] => [value.attribute('id') ?? value.attribute('concept') ?? '', value.attribute('value') ?? ''])]);
}

const notDimensions = new Set(['type', 'dataScope', 'structureRef', 'REPORTING_YEAR_START_DAY']);

/** A group gives its attributes (UNIT_MULT and the like) to every series that has all of its dimensions. */
function withGroups(key: Map<string, string>, groups: readonly Map<string, string>[]): Map<string, string> {
  const merged = new Map(key);
  for (const group of groups) {
    const shared = [...group].filter(([id]) => key.has(id) && !notDimensions.has(id));
    if (shared.length === 0 || !shared.every(([id, value]) => key.get(id) === value)) continue;
    for (const [id, value] of group) if (!merged.has(id)) merged.set(id, value);
  }
  return merged;
}

function observationOf(node: XmlNode, action: string): SdmxObservation {
  const key = keyOf(node);
  return {
    time: node.child('ObsDimension')?.attribute('value') ?? node.child('Time')?.text ?? key.get('TIME_PERIOD') ?? '',
    value: node.child('ObsValue')?.attribute('value') ?? key.get('OBS_VALUE'),
    status: key.get('OBS_STATUS'),
    where: `${node.path}/${node.child('ObsValue') ? 'ObsValue/@value' : '@OBS_VALUE'}`,
    ...(action === 'delete' && { deleted: true }),
  };
}

function deepText(node: XmlNode): string {
  return [node.text, ...node.children().map(deepText)].join(' ').replace(/\s+/g, ' ').trim();
}
