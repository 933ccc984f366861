import type { FeedSchema, FieldType, SchemaChange } from '@ioc/contracts';
import { DataTable, Nothing, Panel, Trouble, useMoments, type Column } from '@ioc/screen-furniture';
import { useIndicators } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { SchemaFields } from './schema-fields.js';
import { SchemaHistory } from './schema-history.js';
import { useAcceptSchema, useFeedSchema } from './schema-query.js';
import { SignedForm } from './signed-form.js';

/** How the feed's payloads are built: as it was accepted, how they differ from it now and what waits for that, and the history. */
export function FeedSchemaPanel({ feed, lastRunAt }: { feed: string; lastRunAt: number | null }) {
  const { t } = useWords();
  const { data, error } = useFeedSchema(feed, lastRunAt);
  return (
    <div className="feed-wide">
      <Panel title={t('schema.title')} aside={data?.fingerprint ? <code>{data.fingerprint.slice(0, 12)}</code> : undefined}>
        {error && <Trouble error={error} />}
        {data && data.fingerprint === null && <Nothing>{t('schema.none')}</Nothing>}
        {data && data.fingerprint !== null && (
          <div data-schema={data.drift ? 'drift' : 'same'}>
            {data.drift ? <Drift feed={feed} drift={data.drift} /> : <p className="notice">{t('schema.same')}</p>}
            <SchemaFields accepted={data.accepted} />
            <SchemaHistory history={data.history} />
          </div>
        )}
      </Panel>
    </div>
  );
}

function Drift({ feed, drift }: { feed: string; drift: NonNullable<FeedSchema['drift']> }) {
  const { t } = useWords();
  const moments = useMoments();
  const nameOf = useIndicatorName();
  const accept = useAcceptSchema(feed);
  const columns = useChangeColumns();
  return (
    <>
      <p className="notice" role="status" data-paused={drift.paused.length}>
        <b>{t('schema.since', { at: moments.at(drift.since) })}</b> {drift.paused.length > 0 ? t('schema.paused', { names: drift.paused.map(nameOf).join(', ') }) : t('schema.pausedNone')}
      </p>
      <DataTable label={t('schema.title')} columns={columns} rows={drift.changes} rowKey={({ container, field }) => `${container} ${field}`} />
      <p className="notice">{t('schema.choices')}</p>
      {accept.error && <Trouble error={accept.error} />}
      <SignedForm label={t('schema.accept')} pendingLabel={t('schema.accepting')} pending={accept.isPending} onSign={(signature) => accept.mutate({ fingerprint: drift.fingerprint, ...signature })} />
    </>
  );
}

function useIndicatorName(): (id: string) => string {
  const { pick } = useWords();
  const indicators = useIndicators().data;
  return (id) => {
    const known = indicators?.get(id);
    return known ? pick(known.name) : id;
  };
}

function useChangeColumns(): Column<SchemaChange>[] {
  const { t } = useWords();
  const nameOf = useIndicatorName();
  const typesText = (types: readonly FieldType[]) => types.map((type) => t(`schema.type.${type}`)).join(', ') || '–';
  const column = (key: string, cell: Column<SchemaChange>['cell']): Column<SchemaChange> => ({ key, title: t(`schema.col.${key}`), cell });
  return [
    column('kind', ({ kind }) => <b>{t(`schema.kind.${kind}`)}</b>),
    column('field', ({ container, field }) => (
      <span className="feed-raw">
        <b>{field}</b> {container}
      </span>
    )),
    column('before', ({ before }) => typesText(before)),
    column('after', ({ after }) => typesText(after)),
    column('indicators', ({ indicators }) => indicators.map(nameOf).join(', ') || '–'),
  ];
}
