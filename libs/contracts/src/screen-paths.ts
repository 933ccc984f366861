/** Addresses at which the client has a page; any other one is answered as not found. `:id` stands for one part of a path. */
export const screenPaths = [
  '/wall',
  '/wall/tiles',
  '/desk',
  '/desk/feeds',
  '/desk/feeds/new',
  '/desk/feeds/:id',
  '/desk/indicators',
  '/desk/events',
  '/desk/entry',
  '/desk/scorecard',
  '/desk/wall',
  '/sheet',
  '/brief',
  '/brief/wrong',
  '/brief/morning',
  '/brief/indicator/:id',
] as const;
