import type { FeedPlan, PlannedSource } from '@ioc/contracts';

/** A feed as it stands in a file: plain data, keys in the order in which people write them. */
export type WrittenFeed = Record<string, unknown> & { id: string; kind: string; indicators: string[]; settings: Record<string, unknown> };

/** The entry of `feeds/<component>.yaml` that a plan means. */
export function feedOfPlan(plan: FeedPlan): WrittenFeed {
  return {
    id: plan.id,
    name: { vi: plan.name.vi, en: plan.name.en },
    component: plan.component,
    organisation: plan.organisation,
    kind: plan.kind,
    poll: { every: plan.every },
    indicators: [...new Set(plan.figures.map(({ indicator }) => indicator))],
    settings: settingsOf(plan),
  };
}

function settingsOf(plan: FeedPlan): Record<string, unknown> {
  const source = sourceOf(plan.source);
  if (plan.kind === 'http-json') return { source, ...(plan.records ? { records: plan.records } : {}), readings: mappingOf(plan), ...decimalOf(plan) };
  if (plan.kind === 'csv') return { source, table: tableOf(plan) };
  const sheets = plan.sheet ? { sheets: [plan.sheet] } : {};
  return { source, tables: [{ ...sheets, ...tableOf(plan) }] };
}

/** Where the drop folders lie is the installation's: the variable stays in the file. */
function sourceOf(source: PlannedSource): Record<string, unknown> {
  if (source.kind === 'folder') return { folder: `\${DROP_FOLDER:-.data/drop}/${source.folder}`, pattern: source.pattern };
  if (source.kind === 'address') return { url: source.url };
  const reference = { env: source.env };
  return { push: source.proof === 'bearer' ? { kind: 'bearer', token: reference } : { kind: 'hmac-sha256', secret: reference } };
}

function tableOf(plan: FeedPlan): Record<string, unknown> {
  const { column, at, kind } = plan.period;
  const period = { ...(column ? { column } : {}), ...(at ? { at } : {}), ...(kind ? { kind } : {}) };
  return {
    ...(plan.area ? { area: plan.area } : {}),
    ...(Object.keys(period).length > 0 ? { period } : {}),
    ...decimalOf(plan),
    ...(plan.layout === 'rows' ? { rows: rowsOf(plan) } : { columns: plan.figures.map(({ from, ...rest }) => ({ column: from, ...plain(rest) })) }),
  };
}

function rowsOf(plan: FeedPlan): Record<string, unknown> {
  const items = plan.figures.map(({ from, ...rest }) => ({ label: from, ...plain(rest) }));
  return { label: plan.label ?? '', value: plan.value ?? '', items };
}

function plain({ indicator, unit }: { indicator: string; unit?: string | undefined }): Record<string, unknown> {
  return { indicator, ...(unit ? { unit } : {}) };
}

function decimalOf({ decimal }: FeedPlan): Record<string, unknown> {
  return decimal === 'auto' ? {} : { decimal };
}

/** JSONata over one record; field names are quoted, so that nothing in them is run. */
function mappingOf(plan: FeedPlan): string {
  const at = plan.period.column ? fieldOf(plan.period.column) : JSON.stringify(plan.period.at ?? '');
  const area = plan.area && ('column' in plan.area ? fieldOf(plan.area.column) : JSON.stringify(plan.area.code));
  const items = plan.figures.map(({ from, indicator, unit }) => {
    const members = [`"indicator": "${indicator}"`, `"value": ${fieldOf(from)}`, `"field": ${JSON.stringify(from)}`, `"at": ${at}`];
    if (area) members.push(`"area": ${area}`);
    if (unit) members.push(`"unit": ${JSON.stringify(unit)}`);
    return `{${members.join(', ')}}`;
  });
  return `[${items.join(', ')}]`;
}

/** A name with a backquote cannot be quoted in JSONata. */
function fieldOf(name: string): string {
  return `\`${name.replaceAll('`', '')}\``;
}
