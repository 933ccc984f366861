/** A swap that names what the shift plan does not have; each place with its reason. */
export class SwapFault extends Error {
  override readonly name = 'SwapFault';

  constructor(readonly faults: { path: string; code: string; message: string }[]) {
    super('The swap names what the shift plan does not have');
  }
}
