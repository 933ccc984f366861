import { parseArgs } from 'node:util';
import type { ReplayApplied, ReplayChange, ReplayPreview, SaidReading } from '@ioc/contracts';
import { callServer, defaultUrl } from './server-call.js';

/**
 * `ioc replay`: what parsing a feed's archived payloads again with today's mapping changes; with `--apply` it is written.
 * Asks the running server, since only that has the database and the mapping.
 */
export async function replayFeed(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      feed: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      apply: { type: 'boolean', default: false },
      by: { type: 'string' },
      note: { type: 'string' },
      url: { type: 'string', default: defaultUrl() },
    },
  });
  const { feed, from, to, url } = values;
  if (!feed || !from) throw new Error('ioc replay needs --feed FEED and --from MOMENT (2026-11-01T00:00:00+07:00)');
  if (values.apply && !(values.by && values.note)) throw new Error('ioc replay --apply needs --by NAME and --note WHY: both are kept with every revision');
  const span = { from, ...(to !== undefined && { to }) };
  const path = `/api/v1/feeds/${encodeURIComponent(feed)}/replay`;
  const preview = (await callServer(url, path, span)) as ReplayPreview;
  show(preview);
  if (!values.apply || preview.changes.length === 0) return 0;
  const order = { from: preview.from, to: preview.to, digest: preview.digest, by: values.by, note: values.note };
  const applied = (await callServer(url, `${path}/apply`, order)) as ReplayApplied;
  say(`applied: ${applied.runIds.length} runs, ${applied.resolved} refused records resolved`);
  return 0;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

function show({ runs, payloads, from, to, counts, unreadable, changes }: ReplayPreview): void {
  say(`${runs} polls with ${payloads} different payloads from ${from} to ${to}`);
  say(Object.entries(counts).map(([name, count]) => `${name} ${count}`).join('  '));
  for (const { at, reason } of unreadable) say(`cannot be read  ${at}  ${reason}`);
  for (const change of changes) say(lineOf(change));
  const more = counts.new + counts.changed + counts.gone - changes.length;
  if (more > 0) say(`and ${more} more`);
}

function lineOf({ kind, indicator, area, breakdown, period, at, before, after }: ReplayChange): string {
  const name = [indicator, area, breakdown].filter((part) => part !== undefined).join(' ');
  return `${kind.padEnd(8)}${name}  ${period === 'instant' ? at : period}  ${saidText(before)} → ${saidText(after)}`;
}

function saidText(said: SaidReading | null): string {
  return said === null ? '–' : `${said.value ?? 'missing'}${said.where === null ? '' : ` (${said.where})`}`;
}
