import { dhis2Analytics } from './dhis2-analytics.adapter.js';
import { dhis2List } from './dhis2-list.adapter.js';
import { dhis2Values } from './dhis2-values.adapter.js';

export const adapters = [dhis2Analytics, dhis2Values, dhis2List] as const;
