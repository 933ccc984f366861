/** Per cent with one decimal, never rounded up: what was lost once has not been whole, and the wall must not say so. */
export function percentText(share: number, number: (value: number, decimals: number) => string): string {
  // A share such as 0.983 is 982.9999… tenths in binary.
  return number(Math.floor(share * 1000 + 1e-9) / 10, 1);
}
