/** As many as a list gives at once. */
const step = 500;

export interface PageAsked {
  limit: number;
  offset: number;
}

/**
 * One page of those things of a list that may be seen. Left out of the page after it was read, they would leave it short,
 * and what somebody was given long ago would lie behind what is others'.
 * @param read a page of the whole list
 * @param sees null: everything
 */
export async function seenPage<T>({ limit, offset }: PageAsked, read: (page: PageAsked) => Promise<T[]>, sees: ((thing: T) => boolean) | null): Promise<T[]> {
  if (!sees) return read({ limit, offset });
  const seen: T[] = [];
  for (let from = 0; seen.length < offset + limit; from += step) {
    const page = await read({ limit: step, offset: from });
    seen.push(...page.filter(sees));
    if (page.length < step) break;
  }
  return seen.slice(offset, offset + limit);
}
