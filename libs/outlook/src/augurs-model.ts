import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AutoETS, initSync as initEts } from '@bsull/augurs/ets';
import { initSync as initMstl, MSTL } from '@bsull/augurs/mstl';
import { FitFault, type Fit, type FitRequest } from './fit.js';
import { tamed } from './tamed.js';

/** Errors, trends: whatever fits best (Z); seasons are taken out before, by MSTL. */
const freely = 'ZZN';

/** Of fewer seasons nobody can tell which value is the wild one. */
const leastSeasons = 5;

/** Exponential smoothing of what a decomposition into seasons leaves (MSTL and AutoETS of augurs), wild values drawn in. Synchronous: it belongs in a thread. */
export class AugursModel {
  private readonly version: string;

  /** Loads the library's two modules. */
  constructor() {
    const folder = dirname(createRequire(import.meta.url).resolve('@bsull/augurs/ets'));
    const module = (name: string) => ({ module: readFileSync(join(folder, `${name}_bg.wasm`)) });
    initEts(module('ets'));
    initMstl(module('mstl'));
    this.version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  }

  /** @throws FitFault */
  fit(request: FitRequest): Fit {
    const { values, seasons, horizon, level } = request;
    try {
      const model = seasons.length > 0 ? MSTL.ets([...seasons]) : new AutoETS(1, freely);
      const { point, intervals } = made(model, tamed(values, tellingSeason(request)), () => model.predict(horizon, level));
      const { lower, upper } = intervals ?? { lower: [], upper: [] };
      if (![point, lower, upper].every((column) => column.length === horizon && column.every(Number.isFinite))) throw new FitFault('the model foresees no numbers');
      const name = seasons.length > 0 ? `MSTL(${seasons.join(', ')}) + AutoETS` : 'AutoETS';
      return { value: point, lower, upper, model: { name: `${name} (augurs)`, version: this.version } };
    } catch (cause) {
      throw cause instanceof FitFault ? cause : new FitFault(`no model fits: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }
}

/** The longest season of which there is enough to tell what a value would usually be. */
function tellingSeason({ values, seasons }: FitRequest): number | undefined {
  return seasons.findLast((season) => values.length >= season * leastSeasons) ?? seasons[0];
}

/** What is held in the library's own memory is let go of, whatever happens. */
function made<T>(model: MSTL | AutoETS, values: Float64Array, ask: () => T): T {
  try {
    model.fit(values);
    return ask();
  } finally {
    model.free();
  }
}
