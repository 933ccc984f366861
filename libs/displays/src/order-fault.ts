/** An order that cannot be carried out, with the place of each fault in the request. */
export class OrderFault extends Error {
  constructor(readonly faults: readonly { path: string; message: string }[]) {
    super('The order names what this province does not have');
    this.name = 'OrderFault';
  }
}
