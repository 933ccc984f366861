import type { Effectiveness, EffectFigure, EffectRow, EffectUnit } from '@ioc/contracts';
import { Button } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { groundText, rowName, valueText } from './effect-text.js';

interface FigureTableProps {
  label: string;
  answer: Effectiveness;
  figures: readonly EffectFigure[];
}

/** Rows beyond so many of one figure are shown when they are asked for. */
const shownAtFirst = 6;

/** Figures, each over all its records, then by priority, organisation or subject; each opens to its records. */
export function FigureTable({ label, answer, figures }: FigureTableProps) {
  const { t } = useWords();
  return (
    <table className="data-table effect-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('effect.col.figure')}</th>
          <th scope="col" className="numeric">
            {t('effect.col.value')}
          </th>
          <th scope="col" className="numeric">
            p90
          </th>
          <th scope="col">{t('effect.col.ground')}</th>
        </tr>
      </thead>
      {figures.map((id) => (
        <FigureRows key={id} answer={answer} id={id} />
      ))}
    </table>
  );
}

function FigureRows({ answer, id }: { answer: Effectiveness; id: EffectFigure }) {
  const words = useWords();
  const { t, pick } = words;
  const [isWhole, setWhole] = useState(false);
  const figure = answer.figures.find((one) => one.id === id);
  const rows = answer.rows.filter((row) => row.figure === id);
  if (!figure) return null;
  const shown = isWhole ? rows : rows.slice(0, 1 + shownAtFirst);
  return (
    <tbody data-figure={id}>
      {shown.map((row) => (
        <tr key={`${row.by} ${row.of}`} className={row.by === 'all' ? 'effect-all' : 'effect-of'} data-row={`${id} ${row.by} ${row.of}`}>
          <th scope="row">{row.by === 'all' ? pick(figure.name) : rowName(row, words)}</th>
          <Cells row={row} unit={figure.unit} name={pick(figure.name)} />
        </tr>
      ))}
      {rows.length > 1 + shownAtFirst && (
        <tr className="effect-more">
          <td colSpan={4}>
            <Button onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
              {isWhole ? t('effect.less') : t('effect.more', { n: rows.length - 1 - shownAtFirst })}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Cells({ row, unit, name }: { row: EffectRow; unit: EffectUnit; name: string }) {
  const words = useWords();
  const search = new URLSearchParams(useLocation().search);
  search.set('records', [row.figure, row.by, row.of].join('~'));
  const said = valueText(row.value, unit, words);
  const hasRecords = (row.part ?? 0) > 0 || (row.whole ?? 0) > 0;
  return (
    <>
      <td className="numeric" data-value={row.value ?? ''}>
        {hasRecords ? (
          <Link to={`?${search}`} aria-label={words.t('effect.open', { value: said, name, of: rowName(row, words) })}>
            <b>{said}</b>
          </Link>
        ) : (
          <b>{said}</b>
        )}
      </td>
      <td className="numeric">{row.p90 === null ? '' : valueText(row.p90, unit, words)}</td>
      <td>
        <small>{groundText(row, unit, words)}</small>
      </td>
    </>
  );
}
