const secretEndings = [
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'apikey',
  'accesskey',
  'privatekey',
  'credential',
  'credentials',
  'authorization',
  'cookie',
];

/** Whether a key's value is a secret by its name: `password`, `clientSecret`, `X-Api-Key`, but not `tokenUrl`. */
export function isSecretKey(key: string): boolean {
  const plain = key.toLowerCase().replace(/[^a-z]/g, '');
  return secretEndings.some((ending) => plain.endsWith(ending));
}
