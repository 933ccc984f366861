import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { AdapterFault } from '@ioc/adapter-kit';

/** This machine itself and its link: never reached for an address that a person typed. Departments' private networks are. */
const own = new BlockList();
own.addSubnet('127.0.0.0', 8, 'ipv4');
own.addSubnet('0.0.0.0', 8, 'ipv4');
own.addSubnet('169.254.0.0', 16, 'ipv4');
own.addSubnet('224.0.0.0', 3, 'ipv4');
own.addAddress('::1', 'ipv6');
own.addAddress('::', 'ipv6');
own.addSubnet('fe80::', 10, 'ipv6');
own.addSubnet('fd00:ec2::254', 128, 'ipv6');
own.addSubnet('ff00::', 8, 'ipv6');

/**
 * Refuses addresses that lead to the centre's own machine, unless a feed of the configuration has that very origin.
 * @param known origins that the configuration names
 * @throws AdapterFault `denied`, or `unreachable` for a name that nobody knows
 */
export async function guardAddress(address: string, known: ReadonlySet<string>): Promise<void> {
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) throw new AdapterFault('denied', `${url.protocol}// is never called`);
  if (url.username || url.password) throw new AdapterFault('denied', 'an address with a login in it is refused: name the login by reference in the feed');
  if (known.has(url.origin)) return;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if ((await addressesOf(host)).some(isOwn)) throw new AdapterFault('denied', `${url.host} leads to the centre itself and is never called`);
}

interface Resolved {
  address: string;
  family: number;
}

/** An IPv4 address may stand inside of an IPv6 one; the block list knows it by its own rules then. */
function isOwn({ address, family }: Resolved): boolean {
  return own.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

async function addressesOf(host: string): Promise<Resolved[]> {
  const family = isIP(host);
  if (family > 0) return [{ address: host, family }];
  return lookup(host, { all: true }).catch((cause: unknown) => {
    throw new AdapterFault('unreachable', `there is no host ${host}`, { cause });
  });
}

/** Origins of all addresses in some feeds' settings. */
export function originsIn(settings: unknown): Set<string> {
  if (typeof settings === 'string') return new Set(URL.canParse(settings) && /^https?:/.test(settings) ? [new URL(settings).origin] : []);
  if (typeof settings !== 'object' || settings === null) return new Set();
  return new Set(Object.values(settings).flatMap((inner) => [...originsIn(inner)]));
}
