import type { GroupPoints } from '@ioc/contracts';
import { pointsAt } from './points.js';

/** Points if some shares were others. @param shares by metric, 0 to 1; what is not named stays as it is */
export function whatIf(groups: readonly Pick<GroupPoints, 'id' | 'metrics'>[], shares: ReadonlyMap<string, number>): { points: number; groups: Map<string, number> } {
  const byGroup = new Map(
    groups.map(({ id, metrics }) => {
      const points = metrics.map((metric) => {
        const share = shares.get(metric.id);
        return share === undefined ? (metric.points ?? 0) : pointsAt(metric, share);
      });
      return [id, points.reduce((sum, one) => sum + one, 0)] as const;
    }),
  );
  return { points: [...byGroup.values()].reduce((sum, one) => sum + one, 0), groups: byGroup };
}
