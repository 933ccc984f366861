import type { FetchContext, FolderSource, HttpSource, RawPayload, Unchanged } from '@ioc/adapter-kit';

/** Fetches files from a drop folder, or one file from an address. */
export async function fetchFiles(ctx: FetchContext, source: FolderSource | HttpSource): Promise<RawPayload[] | Unchanged> {
  if ('folder' in source) return ctx.folder(source);
  const answer = await ctx.http(source, { conditional: true });
  return answer === 'unchanged' ? answer : [answer];
}
