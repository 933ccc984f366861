/** Every way in which a text travels: as it is, in addresses, in JSON, in base64 at each of its three places, in hexadecimal. */
function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    return bytes.subarray(before === 0 ? 0 : 3, bytes.length - (bytes.length % 3)).toString('base64');
  });
  const all = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('hex'), secret.split('').reverse().join(''), ...base64, ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
  return [...new Set(all)];
}

/** The names of the secrets that stand in a text, in any form. */
export function secretsIn(text: string, secrets: Readonly<Record<string, string>>): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => (formsOf(secret).some((form) => text.includes(form)) ? [name] : []));
}
