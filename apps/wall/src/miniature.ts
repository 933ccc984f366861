/** `?miniature`: a small picture of a wall on a desk. It plays no camera and is no display. */
export const isMiniature = new URLSearchParams(location.search).has('miniature');
