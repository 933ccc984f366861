import { offsetMs } from '@ioc/contracts';
import type { Ground } from './ground.js';
import { verdict, type Verdict } from './verdict.js';

/** Judges whether a directive is overdue. It stands in the centre's own ledger: nobody need be heard for it, so it is never unknown. */
export function judgeDirective(id: string, { overdue, pack }: Ground): Verdict {
  const one = overdue.find((directive) => directive.id === id);
  if (!one) return verdict('false', { why: { vi: `${id}: đã báo xong, được gia hạn, đã rút hoặc đã đóng.`, en: `${id}: reported done, put off, withdrawn or closed.` } });
  const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(new Date(one.deadline + offsetMs(pack.utcOffset)).toISOString()) ?? [];
  const deadline = `${clock} ${day}/${month}/${year}`;
  return verdict('true', {
    why: { vi: `${id} “${one.title}”, ${one.organisation}: hạn ${deadline} đã qua, chưa báo xong.`, en: `${id} “${one.title}”, ${one.organisation}: due ${deadline}, not reported done.` },
  });
}
