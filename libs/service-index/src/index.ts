export { breakdownOf, pointsAt } from './points.js';
export { serviceIndex, type IndexGround } from './service-index.js';
export { whatIf } from './what-if.js';
export { recentMs, type KnownCount } from './forecast.js';
