import type { SignInFile } from '@ioc/contracts';
import { faultIn, Names, type Draft, type Entry } from './draft.js';
import type { PackFault } from './fault.js';
import { suggest } from './nearest.js';

/** Grants that reach where nothing is, and pages that may not ask for the passkeys of a domain. */
export function signInFaults(draft: Draft): PackFault[] {
  const { signIn } = draft;
  return signIn ? [...grantFaults(signIn, draft), ...originFaults(signIn)] : [];
}

function grantFaults(file: Entry<SignInFile>, { areas, organisations }: Draft): PackFault[] {
  const [knownAreas, knownOrganisations] = [new Names(areas), new Names(organisations)];
  return (file.value.provider?.grants ?? []).flatMap(({ area, organisation }, index) => {
    const path = ['provider', 'grants', index];
    const noArea = area !== null && knownAreas.lack(area) ? [faultIn(file, [...path, 'area'], [`there is no area ${area}`, 'name the code of an area in areas.yaml'])] : [];
    const lacks = organisation !== null && knownOrganisations.lack(organisation);
    return lacks ? [...noArea, faultIn(file, [...path, 'organisation'], [`there is no organisation "${organisation}"`, suggest(organisation, knownOrganisations, 'add it to organisations.yaml')])] : noArea;
  });
}

/** Browsers hold a page to this: it asks for passkeys of its own host, or of a domain above it. */
function originFaults(file: Entry<SignInFile>): PackFault[] {
  const { domain, origins } = file.value.passkeys ?? { domain: '', origins: [] };
  return origins.flatMap((origin, index) => {
    const { hostname } = new URL(origin);
    if (hostname === domain || hostname.endsWith(`.${domain}`)) return [];
    return [faultIn(file, ['passkeys', 'origins', index], [`${hostname} does not lie in ${domain}: no browser gives it a passkey of that domain`, 'name the host itself as the domain, or a domain above it'])];
  });
}
