/** One thing that is wrong with a province pack, told so that a person can mend it. */
export interface PackFault {
  /** File as it was opened, e.g. `config/kon-tum/areas.yaml`. */
  file: string;
  /** From 1. */
  line: number;
  /** Place in the file's data, e.g. `feeds[2].poll.every`; empty for the whole file. */
  path: string;
  message: string;
  remedy: string;
}

/** A pack that may not be used. Holds every fault that was found, not only the first. */
export class PackError extends Error {
  override readonly name = 'PackError';

  constructor(readonly faults: readonly PackFault[]) {
    super(`The configuration has ${countOf(faults)}.\n${formatFaults(faults)}`);
  }
}

const countOf = (faults: readonly PackFault[]) => (faults.length === 1 ? '1 fault' : `${faults.length} faults`);

/** Prints faults for people, in the order of files and lines. */
export function formatFaults(faults: readonly PackFault[]): string {
  return faults
    .map(({ file, line, path, message, remedy }) =>
      [`${file}:${line}${path ? `  ${path}` : ''}`, `  fault:  ${message}`, `  remedy: ${remedy}`].join('\n'),
    )
    .join('\n\n');
}

export type Path = readonly (string | number)[];

/** `['feeds', 2, 'poll', 'every']` → `feeds[2].poll.every` */
export function formatPath(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}
