import { missesTarget, type IndicatorInfo, type TrendAnswer, type TrendPoint } from '@ioc/contracts';
import { useWords, type Words } from '@ioc/screen-ui';
import { figureOf, pointText } from './figures.js';
import type { ShownLine } from './lines.js';
import { Stroke } from './stroke.js';
import type { Names } from './use-names.js';

export interface ReadoutProps {
  /** By which the picture refers to it. */
  id: string;
  indicator: IndicatorInfo;
  answer: TrendAnswer;
  lines: readonly ShownLine[];
  names: Names;
  /** Null: nothing is known. */
  place: number | null;
  chosen: string;
  choose(line: ShownLine): void;
}

/** The values of all lines at one place, said again when the place is another one. */
export function Readout({ id, indicator, answer, lines, names, place, chosen, choose }: ReadoutProps) {
  const { t } = useWords();
  const current = lines.filter(({ isPast }) => !isPast);
  const at = place === null ? null : titleOf(place, { answer, lines, names });
  return (
    <div className="readout" data-place={place ?? ''}>
      <div id={id} aria-live="polite">
        <h3>{at ?? t('explore.noPoint')}</h3>
        <ul>
        {current.map((line) => (
          <li key={line.key}>
            <button type="button" aria-pressed={line.key === chosen} data-line={line.series} onClick={() => choose(line)}>
              <span className="readout-name">
                <Stroke nth={line.stroke} />
                {names.series(line)}
              </span>
              <Value {...{ line, lines, place, indicator, answer }} />
            </button>
          </li>
        ))}
        </ul>
      </div>
      <p className="readout-keys">{t('explore.walk')}</p>
    </div>
  );
}

/** What the place is called by the line that was asked for, else by what it is compared with. */
function titleOf(place: number, { answer, lines, names }: Pick<ReadoutProps, 'answer' | 'lines' | 'names'>): string {
  const line = lines.find(({ byPlace, isPast }) => !isPast && byPlace.has(place)) ?? lines.find(({ byPlace }) => byPlace.has(place));
  const point = line?.byPlace.get(place);
  if (!line || !point) return '';
  const name = names.point(point, answer.bucket);
  return line.isPast ? `${name} (${names.line(line)})` : name;
}

function pastOf(line: ShownLine, lines: readonly ShownLine[], place: number | null): { line: ShownLine; point: TrendPoint } | null {
  const past = lines.find(({ isPast, series }) => isPast && series === line.series);
  const point = past && place !== null ? past.byPlace.get(place) : undefined;
  return past && point ? { line: past, point } : null;
}

type ValueProps = Pick<ReadoutProps, 'lines' | 'place' | 'indicator' | 'answer'> & { line: ShownLine };

function Value({ line, lines, place, indicator, answer }: ValueProps) {
  const words = useWords();
  const { t } = words;
  const point = place === null ? undefined : line.byPlace.get(place);
  const value = point?.value ?? null;
  return (
    <span className="readout-value">
      <span>
        <b data-none={value === null}>{point ? pointText(point, indicator, { bucket: answer.bucket, words }) : t('explore.nothingHere')}</b> {value !== null && words.unit(indicator.unit)}
      </span>
      {value !== null && missesTarget(value, indicator) && <em>{t('explore.off')}</em>}
      {answer.compare !== 'none' && <span>{besideText(value, pastOf(line, lines, place)?.point, { indicator, answer, words })}</span>}
    </span>
  );
}

/** "năm trước 110 · ↑ 12,5" */
function besideText(value: number | null, past: TrendPoint | undefined, { indicator, answer: { bucket, compare }, words }: Pick<ReadoutProps, 'indicator' | 'answer'> & { words: Words }): string {
  if (!past) return words.t('explore.pastNothing');
  const said = `${words.t(`explore.past.${compare}`)} ${pointText(past, indicator, { bucket, words })}`;
  return value === null || past.value === null ? said : `${said} · ${differenceText(value - past.value, { indicator, bucket, words })}`;
}

/** "↑ 12,5": a direction without a judgement. */
export function differenceText(by: number, { indicator, bucket, words }: { indicator: IndicatorInfo; bucket: TrendAnswer['bucket']; words: Words }): string {
  // What the binary digits add is nobody's figure.
  const size = figureOf(Number(Math.abs(by).toFixed(6)), indicator, { bucket, words });
  if (by === 0) return words.t('explore.same');
  return `${by > 0 ? '↑' : '↓'} ${size}`;
}
