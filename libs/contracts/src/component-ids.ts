/** The seven components (hợp phần) of the centre, in the order in which they stand on the wall. */
export const componentIds = [
  'socio-economic',
  'government-performance',
  'health',
  'education',
  'feedback',
  'security-traffic',
  'cybersecurity',
] as const;
