import { AdapterFault, type FetchContext, type FolderSource, type HttpSource, type PushSource, type RawPayload, type Unchanged } from '@ioc/adapter-kit';

/** Fetches files from a drop folder, or one file from an address. @throws AdapterFault for a source that sends by itself */
export async function fetchFiles(ctx: FetchContext, source: FolderSource | HttpSource | PushSource): Promise<RawPayload[] | Unchanged> {
  if ('folder' in source) return ctx.folder(source);
  if ('push' in source) throw notAsked();
  const answer = await ctx.http(source, { conditional: true });
  return answer === 'unchanged' ? answer : [answer];
}

/** A source that sends by itself has no address to be asked at. */
export function notAsked(): AdapterFault {
  return new AdapterFault('empty', 'this source is not asked: it sends by itself');
}
