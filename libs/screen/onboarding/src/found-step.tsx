import type { SampleFound } from '@ioc/contracts';
import { Panel } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { Choice } from './choice.js';
import type { DraftGround } from './plan-draft.js';

interface FoundStepProps {
  found: SampleFound;
  ground: DraftGround | null;
  /** Index of the table or list of records that is meant. */
  onChoose: (index: number) => void;
  chosen: number;
}

/** What was found in the sample, with its first rows, so that a person sees the same as the machine. */
export function FoundStep({ found, ground, onChoose, chosen }: FoundStepProps) {
  const { t } = useWords();
  const parts: [string, string][] = [
    ...found.tables.map((table, index): [string, string] => [String(index), t('onb.tableOf', { sheet: table.sheet, rows: table.rows })]),
    ...found.records.map((list, index): [string, string] => [String(index), t('onb.recordsOf', { pointer: list.pointer || '/', rows: list.records })]),
  ];
  const aside = found.kinds.slice(0, 1).map(({ kind, reason }) => (
    <span key={kind} data-kind={kind}>
      {`${kind} · ${reason}`}
    </span>
  ));
  return (
    <Panel title={t('onb.found')} aside={aside}>
      {parts.length === 0 && <p className="notice">{t('onb.nothingFound')}</p>}
      {parts.length > 1 && <Choice label={t('onb.part')} value={String(chosen)} options={parts} onChange={(value) => onChoose(Number(value))} />}
      {ground?.table && (
        <>
          <p className="onb-hint">{[...ground.table.title.slice(0, 3), ...ground.table.periods].join(' · ')}</p>
          <SampleRows ground={ground} />
        </>
      )}
      {ground && <p className="onb-hint">{ground.suggestions.decimal.reason}</p>}
    </Panel>
  );
}

function SampleRows({ ground: { table } }: { ground: DraftGround }) {
  const { t } = useWords();
  if (!table) return null;
  return (
    <div className="onb-scroll" tabIndex={0} role="region" aria-label={t('onb.found')}>
      <table className="data-table">
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.letter} scope="col">
                {column.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.sample.slice(0, 4).map((row, index) => (
            <tr key={index}>
              {table.columns.map((column) => (
                <td key={column.letter}>{row[indexOf(column.letter)] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function indexOf(letter: string): number {
  return [...letter].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}
