export function demoEnvironment(options: { dataDir: string; base?: number }): Record<string, string>;
export function readsStandIns(packDir: string): boolean;
