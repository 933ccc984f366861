import { open311 } from './open311.adapter.js';

export const adapters = [open311] as const;
