/** SQL that makes a text of small letters without accents, runs of anything else as one blank: as a person without a Vietnamese keyboard types it. */
export function foldedSql(text: string): string {
  return `lower(regexp_replace(translate(regexp_replace(normalize(${text}, NFD), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'dd'), '[^A-Za-z0-9]+', ' ', 'g'))`;
}
