/** Photographs of a telephone and scanned letters fit well. */
export const evidenceMaxBytes = 20_000_000;

/** Pictures among them. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** What proves something, by what its first bytes say. Nothing that a browser runs is among them. */
export const evidenceTypes = [
  'application/pdf',
  ...pictureTypes,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
