import { dhis2Analytics } from './dhis2-analytics.adapter.js';

export const adapters = [dhis2Analytics] as const;
