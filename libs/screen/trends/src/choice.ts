import { maxTrendLines, TrendCompare } from '@ioc/contracts';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { isSpanName, type SpanName } from './spans.js';

const buckets = ['none', 'hour', 'day', 'month'] as const;
export type Bucket = (typeof buckets)[number];

/** What the address asks for. */
export interface Choice {
  indicator: string;
  /** Codes; empty: the whole province. */
  areas: readonly string[];
  /** Empty: the plain series; the plain series among others is the empty text. */
  breakdowns: readonly string[];
  /** Absent: what suits the indicator; `own`: `from` and `to`. */
  span: SpanName | 'own' | null;
  /** First and last day, `2026-11-01`. */
  from: string;
  to: string;
  /** Absent: what suits the span. */
  bucket: Bucket | null;
  value: 'mean' | 'last';
  compare: TrendCompare;
  /** Whether the target is drawn. */
  target: boolean;
  /** The line that is meant. */
  line: string;
}

/** Reads an address; what it does not know is as if it were absent. Pure. */
export function readChoice(search: URLSearchParams): Choice {
  const text = (key: string) => search.get(key) ?? '';
  const [from, to] = [day(text('from')), day(text('to'))];
  const isOwn = from !== '' && to !== '' && from <= to;
  return {
    indicator: text('indicator'),
    areas: text('areas').split(',').filter(Boolean).slice(0, maxTrendLines),
    breakdowns: search.getAll('breakdown').slice(0, maxTrendLines),
    span: isOwn ? 'own' : isSpanName(text('span')) ? (text('span') as SpanName) : null,
    from: isOwn ? from : '',
    to: isOwn ? to : '',
    bucket: buckets.find((bucket) => bucket === text('bucket')) ?? null,
    value: text('value') === 'last' ? 'last' : 'mean',
    compare: TrendCompare.safeParse(text('compare')).data ?? 'none',
    target: text('target') !== '0',
    line: text('line'),
  };
}

function day(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}

export type Change = Record<string, string | readonly string[] | null>;

/** The choice in the address, and how to change several parts of it at once; an empty part leaves the address. */
export function useChoice(): [Choice, (change: Change) => void] {
  const [search, setSearch] = useSearchParams();
  const choice = useMemo(() => readChoice(search), [search]);
  const put = (change: Change) =>
    setSearch(
      (now) => {
        for (const [key, value] of Object.entries(change)) {
          now.delete(key);
          for (const one of [value ?? []].flat()) if (one !== '' || key === 'breakdown') now.append(key, one);
        }
        return now;
      },
      { replace: true },
    );
  return [choice, put];
}
