import { Button, Loading, Nothing, Panel, Trouble, useMoments } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { AuditFilters } from './audit-filters.js';
import { parametersOf, useAuditPage, useAuditState } from './audit-query.js';
import { AuditTable } from './audit-table.js';
import './audit.css';
import { useFilter, useSettled } from './use-filter.js';

/** Who saw, exported, changed, acknowledged, approved and enlarged what, and why. */
export function AuditPage() {
  const { t } = useWords();
  const { filter } = useFilter();
  const { utcOffset } = useProvince().province;
  const asked = useSettled(String(parametersOf(filter, utcOffset)));
  return (
    <Panel page title={t('audit.title')} aside={<State asked={asked} />}>
      <AuditFilters />
      {/* Another question begins at its first page. */}
      <Pages key={asked} asked={asked} />
    </Panel>
  );
}

function Pages({ asked }: { asked: string }) {
  const { t } = useWords();
  // Pages are reached one after another: each begins below the last entry of the one before.
  const [begins, setBegins] = useState<readonly number[]>([]);
  const { data, error, refetch } = useAuditPage(new URLSearchParams(asked), begins.at(-1) ?? null);
  if (!data) return error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />;
  const { entries, next } = data;
  return (
    <div className="audit-list" data-entries={entries.length}>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {entries.length === 0 ? <Nothing>{t('audit.none')}</Nothing> : <AuditTable entries={entries} />}
      <div className="toolbar">
        <Button disabled={begins.length === 0} onClick={() => setBegins(begins.slice(0, -1))}>
          {t('audit.newer')}
        </Button>
        <Button disabled={next === null} onClick={() => next !== null && setBegins([...begins, next])}>
          {t('audit.older')}
        </Button>
      </div>
    </div>
  );
}

/** The end of the chain, when it was laid down outside, and the way out with what is found. */
function State({ asked }: { asked: string }) {
  const { t, formats, language } = useWords();
  const moments = useMoments();
  const { data } = useAuditState();
  const file = (format: 'csv' | 'xlsx') => `/api/v1/audit/export?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(asked)), format, lang: language })}`;
  return (
    <>
      {data?.head && <span>{t('audit.head', { n: formats.number(data.head.number, 0) })}</span>}
      {data && <span>{data.anchored ? t('audit.anchored', { moment: moments.at(data.anchored.at) }) : t('audit.notAnchored')}</span>}
      {data && data.anchorFaults > 0 && <b className="audit-fault">{t('audit.anchorFaults', { n: data.anchorFaults })}</b>}
      {data && !data.isWritable && <b className="audit-fault">{t('audit.notWritable', { n: data.waiting })}</b>}
      {(['csv', 'xlsx'] as const).map((format) => (
        <a key={format} className="button" href={file(format)} download>
          {format.toUpperCase()}
        </a>
      ))}
    </>
  );
}
