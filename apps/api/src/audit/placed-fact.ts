import type { AuditFact } from '@ioc/access';
import type { ProvincePack } from '@ioc/platform';

/** Adds where a thing belongs, as far as the configuration knows it. */
export function placedFact(fact: AuditFact, pack: Pick<ProvincePack, 'feed' | 'indicator' | 'cameras'>): AuditFact {
  const { component, area, organisation } = fact;
  const known = placeOf(fact.subject, pack);
  return { ...fact, component: component ?? known.component, area: area ?? known.area, organisation: organisation ?? known.organisation };
}

function placeOf({ kind, id }: AuditFact['subject'], pack: Pick<ProvincePack, 'feed' | 'indicator' | 'cameras'>): Pick<AuditFact, 'component' | 'area' | 'organisation'> {
  if (!id) return {};
  if (kind === 'feeds') {
    const feed = pack.feed(id);
    return { component: feed?.component, organisation: feed?.organisation };
  }
  if (kind === 'readings') {
    const indicator = pack.indicator(id);
    return { component: indicator?.component, organisation: indicator?.source };
  }
  if (kind === 'cameras') return { component: 'security-traffic', area: pack.cameras.find((camera) => camera.id === id)?.area };
  return {};
}
