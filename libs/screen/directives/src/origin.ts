import type { DirectiveOrigin } from '@ioc/contracts';

const apart = '~';

const readers: Readonly<Record<string, (rest: string) => DirectiveOrigin | null>> = {
  alarm: (alarm) => (alarm ? { kind: 'alarm', alarm } : null),
  incident: (incident) => (incident ? { kind: 'incident', incident } : null),
  indicator: (rest) => {
    const [indicator, area] = rest.split(apart);
    return indicator && area ? { kind: 'indicator', indicator, area } : null;
  },
};

/** What a new directive comes from, as it stands in the address: `alarm~…`, `incident~SV-3`, `indicator~<id>~<area>`. Pure. */
export function originOf(address: string): DirectiveOrigin {
  const [kind = '', ...rest] = address.split(apart);
  return readers[kind]?.(rest.join(apart)) ?? { kind: 'none' };
}
