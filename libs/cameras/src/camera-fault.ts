export type CameraFaultKind = 'unreachable' | 'timeout' | 'denied' | 'bad-stream' | 'masking' | 'ended';

/** Why a camera's stream stopped. Its message names no address and no login: it may be logged and shown. */
export class CameraFault extends Error {
  constructor(
    readonly kind: CameraFaultKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'CameraFault';
  }
}
