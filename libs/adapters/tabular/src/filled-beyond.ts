/**
 * Number of the last row past `limit` whose XML holds a value, or 0. The size that a sheet states of itself is not to be
 * trusted: some programs state none, others that of a template.
 */
export function filledBeyond(xml: string, limit: number): number {
  let last = 0;
  for (const [, row] of xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br=["'][A-Z]{1,3}(\d{5,7})["'][^>]*(?<!\/)>(?=\s*<(?:\w+:)?(?:v|is|f)[\s>/])/g)) {
    const number = Number(row);
    if (number > limit && number > last) last = number;
  }
  return last > 0 || /<(?:\w+:)?row\s[^>]*?\br=/.test(xml) ? last : unnumbered(xml, limit);
}

/** Rows without a number are counted. */
function unnumbered(xml: string, limit: number): number {
  const rows = xml.split(/<(?:\w+:)?row(?=[\s>])/).slice(1);
  for (let row = rows.length; row > limit; row -= 1) if (/<(?:\w+:)?(v|is|f)[\s>]/.test(rows[row - 1] ?? '')) return row;
  return 0;
}
