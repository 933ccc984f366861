/** The words of a question in small letters and without accents, as events are searched by them: "Sạt lở, Đăk Glei" is sat, lo, dak, glei. */
export function foldedWords(question: string): string[] {
  return question
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[Đđ]/gu, 'd')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
}
