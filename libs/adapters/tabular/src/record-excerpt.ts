import { AdapterFault, excerptLength, excerptOf, type Excerpt, type RawPayload } from '@ioc/adapter-kit';

/**
 * The record of a place such as `/rows/3/ca_sot_ret`, with the names of its columns, where the payload itself holds values
 * one beside the other, or where a column's name is no step of a pointer.
 * @param list what stands before the record's number, e.g. `/rows`
 * @param recordsOf the payload's records; a payload that today's settings cannot read is shown by its beginning
 */
export function recordExcerpt({ payload, place }: { payload: RawPayload; place: string }, list: string, recordsOf: () => readonly unknown[]): Excerpt {
  const at = place.replace(/^(#|: )(?=\/)/, '');
  const number = at.startsWith(`${list}/`) ? /^\d+(?=\/|$)/.exec(at.slice(list.length + 1))?.[0] : undefined;
  const record = number === undefined ? undefined : recordOf(recordsOf, Number(number));
  return record === undefined ? excerptOf(payload, place) : { text: JSON.stringify(record, null, 2).slice(0, excerptLength), exact: true };
}

function recordOf(recordsOf: () => readonly unknown[], number: number): unknown {
  try {
    return recordsOf()[number];
  } catch (fault) {
    if (fault instanceof AdapterFault) return undefined;
    throw fault;
  }
}
