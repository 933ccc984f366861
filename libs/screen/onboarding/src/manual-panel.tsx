import type { EntryLine, ManualEntry } from '@ioc/contracts';
import { Button, DataTable, Nothing, Panel, Trouble, type Column } from '@ioc/screen-furniture';
import { getJson, useIndicators } from '@ioc/screen-queries';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Choice, Labelled, TextInput } from './choice.js';
import { decideEntry, draftEntries } from './onboarding-api.js';
import { pastedLines } from './pasted.js';

const empty = { indicator: '', area: '', period: '', value: '', note: '', author: '', pasted: '' };

/** What is pasted, or the one line of the form once it is whole. */
function linesOf({ pasted, indicator, area, period, value }: typeof empty): EntryLine[] {
  if (pasted.trim() !== '') return pastedLines(pasted, indicator);
  return period !== '' && value !== '' ? [{ indicator, area, period, value }] : [];
}

/** Figures that one person writes or pastes and another confirms. */
export function ManualPanel() {
  const { t, pick } = useWords();
  const { areas } = useProvince();
  const indicators = useIndicators().data;
  const queries = useQueryClient();
  const [form, setForm] = useState(empty);
  const put = (key: keyof typeof empty) => (value: string) => setForm((now) => ({ ...now, [key]: value }));
  const { indicator, area, period, value, note, author, pasted } = form;
  const entries = linesOf(form);
  const drafted = useMutation({
    mutationFn: () => draftEntries({ entries, note, author }),
    onSuccess: () => {
      setForm((now) => ({ ...now, value: '', pasted: '' }));
      return queries.invalidateQueries({ queryKey: ['manual-entries'] });
    },
  });
  const isReady = indicator !== '' && author.trim().length >= 2 && entries.length > 0;
  const measured = [...(indicators?.values() ?? [])].filter((one) => one.formula === undefined);
  return (
    <Panel title={t('onb.manual')}>
      <div className="onb-row">
        <Choice label={t('onb.indicator')} value={indicator} options={[['', t('onb.choose')], ...measured.map((one) => [one.id, `${pick(one.name)} (${one.unit})`] as const)]} onChange={put('indicator')} />
        <Choice label={t('onb.area')} value={area} options={[['', t('onb.wholeProvince')], ...areas.filter(({ level }) => level === 'district').map((one) => [one.code, one.name] as const)]} onChange={put('area')} />
        <TextInput label={t('onb.period')} value={period} hint="10/2026" onChange={put('period')} />
        <TextInput label={t('onb.value')} value={value} hint="1.234,5" onChange={put('value')} />
        <TextInput label={t('onb.note')} value={note} onChange={put('note')} />
        <TextInput label={t('onb.by')} value={author} onChange={put('author')} />
        <Labelled label={t('onb.paste')} className="onb-paste">
          {(id) => <textarea id={id} rows={3} value={pasted} onChange={(event) => put('pasted')(event.target.value)} />}
        </Labelled>
        <Button primary onClick={() => drafted.mutate()} disabled={!isReady || drafted.isPending}>
          {t('onb.draft')}
        </Button>
      </div>
      {drafted.error && <Trouble error={drafted.error} />}
      <ul className="onb-refused">
        {drafted.data?.refused.map(({ where, reason }) => (
          <li key={where}>{`${where}: ${reason}`}</li>
        ))}
      </ul>
      <Entries />
    </Panel>
  );
}

function Entries() {
  const { t, pick, formats } = useWords();
  const province = useProvince();
  const indicators = useIndicators().data;
  const queries = useQueryClient();
  const [by, setBy] = useState('');
  const { data = [] } = useQuery({ queryKey: ['manual-entries'], queryFn: ({ signal }) => getJson<ManualEntry[]>('manual-entries', signal) });
  const decided = useMutation({
    mutationFn: ({ id, what }: { id: string; what: 'confirm' | 'withdraw' }) => decideEntry(id, what, by),
    onSettled: () => queries.invalidateQueries({ queryKey: ['manual-entries'] }),
  });
  const canDecide = by.trim().length >= 2 && !decided.isPending;
  const columns: Column<ManualEntry>[] = [
    { key: 'what', title: t('onb.indicator'), cell: (one) => pick(indicators?.get(one.indicator)?.name ?? { vi: one.indicator, en: one.indicator }) },
    { key: 'area', title: t('onb.area'), cell: (one) => areaName(province, one.area) },
    { key: 'period', title: t('onb.period'), cell: (one) => one.period },
    { key: 'value', title: t('onb.value'), numeric: true, cell: (one) => (one.value === null ? '—' : formats.number(one.value, decimalsOf(one.value))) },
    { key: 'author', title: t('onb.author'), cell: (one) => one.author },
    { key: 'note', title: t('onb.note'), wide: true, cell: (one) => one.note },
    {
      key: 'state',
      title: t('onb.state'),
      cell: (one) =>
        one.state === 'draft' ? (
          <span className="onb-row">
            <Button onClick={() => decided.mutate({ id: one.id, what: 'confirm' })} disabled={!canDecide}>
              {t('onb.confirm')}
            </Button>
            <Button onClick={() => decided.mutate({ id: one.id, what: 'withdraw' })} disabled={!canDecide}>
              {t('onb.withdraw')}
            </Button>
          </span>
        ) : (
          t(`onb.states.${one.state}`, { by: one.decidedBy ?? '' })
        ),
    },
  ];
  if (data.length === 0) return <Nothing>{t('onb.noEntries')}</Nothing>;
  return (
    <>
      <div className="onb-row">
        <TextInput label={t('onb.second')} value={by} onChange={setBy} />
      </div>
      {decided.error && <Trouble error={decided.error} />}
      <DataTable label={t('onb.manual')} columns={columns} rows={data} rowKey={(one) => one.id} rowState={(one) => one.state} />
    </>
  );
}

function decimalsOf(value: number): number {
  return Math.min(6, (String(value).split('.')[1] ?? '').length);
}
