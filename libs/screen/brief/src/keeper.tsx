import { gatherKept, useKeeping, type Kept } from '@ioc/screen-kept';
import { useLink, useLive } from '@ioc/screen-live';
import { useQueryClient } from '@tanstack/react-query';
import { useBrief } from './brief-query.js';
import type { News } from './last-visit.js';
import { useNews } from './use-news.js';

/** What a brief without connection is drawn from. */
export interface KeptBrief extends Kept {
  news: News;
}

const everyMs = 30_000;

/** Keeps what the page shows as long as it is live. */
export function Keeper() {
  const live = useLive();
  const queries = useQueryClient();
  const news = useNews();
  useKeeping('brief', everyMs, () => {
    const kept = gatherKept(live, queries, ['brief']);
    return kept && ({ ...kept, news } satisfies KeptBrief);
  });
  return useLink().status === 'up' ? <MorningAsked /> : null;
}

/** The morning brief is kept though nobody has opened it yet; it is asked for after what the page is drawn from. */
function MorningAsked() {
  useBrief({});
  return null;
}
