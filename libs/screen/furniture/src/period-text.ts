import { parseTime } from '@ioc/contracts';
import type { Words } from '@ioc/screen-ui';

/**
 * A period in words: "tháng 10/2026", "quý IV/2026", "6 tháng đầu 2026", "năm học 2026–2027".
 * @param period as the source named it; an instant is said by `moment`
 */
export function periodText(period: string, moment: string, { t }: Pick<Words, 't'>): string {
  const span = parseTime(period);
  if (!span || span.kind === 'instant') return t('period.instant', { moment });
  const [a = '', b = '', c = '', d = ''] = period.split(/\D+/u);
  const romans = ['', 'I', 'II', 'III', 'IV'];
  const half = span.kind === 'half' ? t(`period.half${Number(b)}`) : '';
  const values = { a, b, c, d, half, roman: romans[Number(b)] ?? b };
  return t(`period.${span.kind}`, values);
}
