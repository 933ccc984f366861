import type { AppliedAnswer, EntryAnswer, EntryRequest, FeedPlan, ManualEntry, MappingSuggestions, Proposal, PushAnswer, SampleFound, SuggestRequest, TryAnswer, UploadPreview } from '@ioc/contracts';
import { askServer } from '@ioc/screen-queries';

/** What a sample is taken from. */
export type Sample = { file: File } | { url: string };

async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await askServer(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return (await answer.json()) as T;
}

async function send<T>(path: string, fields: Record<string, string | File>): Promise<T> {
  const form = new FormData();
  // Fields before the file, so that a server knows them while it reads.
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return (await (await askServer(path, { method: 'POST', body: form })).json()) as T;
}

const fieldsOf = (sample: Sample): Record<string, string | File> => ('file' in sample ? { file: sample.file } : { url: sample.url });

export const inspect = (sample: Sample) => send<SampleFound>('onboarding/inspect', fieldsOf(sample));
export const suggest = (request: SuggestRequest) => post<MappingSuggestions>('onboarding/suggest', request);
export const tryPlan = (plan: FeedPlan, sample: Sample) => send<TryAnswer>('onboarding/try', { plan: JSON.stringify(plan), ...fieldsOf(sample) });
export const propose = (plan: FeedPlan) => post<Proposal>('onboarding/propose', { plan });
export const apply = (plan: FeedPlan, hash: string, by: string) => post<AppliedAnswer>('onboarding/apply', { plan, hash, by });
export const rollback = (version: string, by: string) => post<AppliedAnswer>('onboarding/rollback', { version, by });
export const previewUpload = (feed: string, file: File, by: string) => send<UploadPreview>(`feeds/${encodeURIComponent(feed)}/upload`, { by, file });
export const confirmUpload = (feed: string, file: File, given: { by: string; confirm: string }) => send<PushAnswer>(`feeds/${encodeURIComponent(feed)}/upload`, { ...given, file });
export const draftEntries = (request: EntryRequest) => post<EntryAnswer>('manual-entries', request);
export const decideEntry = (id: string, decision: 'confirm' | 'withdraw', by: string) => post<ManualEntry>(`manual-entries/${id}/${decision}`, { by });
