export const root: string;
export function nx(args: string[], options?: { show?: boolean }): void;
export function ensureBuilt(apps: string[]): void;
