// Puts names into the resolver that answer as an attacker's would; for a server by NODE_OPTIONS=--import, for a test by importing it.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

/** What a name answers at its first look-up, its second and so on; the last answer stays. */
const names = {
  // Documentation's network (RFC 5737): nobody is there.
  'rebinding.test': [['192.0.2.1'], ['127.0.0.1']],
  'both.test': [['192.0.2.1', '127.0.0.1']],
  'inside.test': [['127.0.0.1']],
  'mapped.test': [['::ffff:127.0.0.1']],
  'metadata.test': [['169.254.169.254']],
  'hidden-metadata.test': [['64:ff9b::a9fe:a9fe']],
};
const asked = new Map();
const real = dns.lookup;

dns.lookup = function lookup(host, options, done) {
  const answers = names[host];
  if (!answers) return real(host, options, done);
  const count = asked.get(host) ?? 0;
  asked.set(host, count + 1);
  const addresses = answers[Math.min(count, answers.length - 1)].map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const take = done ?? options;
  queueMicrotask(() => (options?.all ? take(null, addresses) : take(null, addresses[0].address, addresses[0].family)));
};
dns.promises.lookup = (host, options) => new Promise((resolve, reject) => dns.lookup(host, { ...options, all: true }, (error, all) => (error ? reject(error) : resolve(options?.all ? all : all[0]))));
syncBuiltinESMExports();
