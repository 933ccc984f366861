import type { ProvincePack } from '@ioc/platform';
import { BadParameters } from './problem.filter.js';

/** A code that the pack does not know would be answered by nothing, as if nothing had been reported. @throws BadParameters */
export function knownArea(pack: ProvincePack, code: string | undefined): void {
  if (code === undefined || pack.areaByCode(code)) return;
  throw new BadParameters([{ path: 'area', message: `there is no area ${code}: take a code that GET /api/v1/province lists under areas` }]);
}
