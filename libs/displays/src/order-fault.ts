/** Where a request is at fault. `unknown`: the province has no such thing. `crossing`: it would lie across a line between two screens. `unheard`: nobody knows what stands there. `unreasoned`: a camera is enlarged and nobody said why. */
export interface Fault {
  path: string;
  code: 'unknown' | 'crossing' | 'unheard' | 'unreasoned';
  message: string;
}

/** An order that cannot be carried out, with the place of each fault in the request. */
export class OrderFault extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super('The order cannot be carried out');
    this.name = 'OrderFault';
  }
}
