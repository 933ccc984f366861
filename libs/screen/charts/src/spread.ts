/**
 * Places of labels beside the ends of lines: each as near to its own as the others allow, none over another. Pure.
 * @param wanted middles, in pixels
 * @param room height of a label, and the bounds that all must keep
 */
export function spread(wanted: readonly number[], { height, top, bottom }: { height: number; top: number; bottom: number }): number[] {
  const order = wanted.map((y, nth) => ({ y, nth })).sort((a, b) => a.y - b.y);
  const placed: number[] = [];
  let free = top + height / 2;
  for (const { y } of order) {
    const at = Math.max(y, free);
    placed.push(at);
    free = at + height;
  }
  let limit = bottom - height / 2;
  for (let nth = placed.length - 1; nth >= 0; nth--) {
    placed[nth] = Math.min(placed[nth] ?? limit, limit);
    limit = (placed[nth] ?? limit) - height;
  }
  const places = new Array<number>(wanted.length).fill(0);
  order.forEach(({ nth }, rank) => (places[nth] = placed[rank] ?? 0));
  return places;
}
