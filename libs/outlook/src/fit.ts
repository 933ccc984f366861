/** What a model is asked: plain data, since it goes to another thread. */
export interface FitRequest {
  values: Float64Array;
  seasons: readonly number[];
  /** So many steps on. */
  horizon: number;
  /** Share of usual values that shall lie within the band. */
  level: number;
}

/** By step, from the one after the last value on. */
export interface Fit {
  value: number[];
  lower: number[];
  upper: number[];
  model: { name: string; version: string };
}

/** What a thread answers; a fault is told in plain data, because errors lose their class between threads. */
export type FitReply = { fit: Fit } | { fault: string };

/** No model could be made of a series: it took too long, or found nothing. */
export class FitFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FitFault';
  }
}
