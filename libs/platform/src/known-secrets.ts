const censor = '[redacted]';
/** A shorter text would be found in what is no secret. */
const shortest = 8;
/** Rotated ones included; the oldest is forgotten first. */
const most = 200;
const known = new Map<string, readonly string[]>();

/** Remembers a value that must stand in no log, answer or message, in none of the ways in which it travels. */
export function knowSecret(value: string): void {
  if (value.length < shortest || known.has(value)) return;
  const [oldest] = known.keys();
  if (known.size >= most && oldest !== undefined) known.delete(oldest);
  const forms = [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), encodeURI(value), ...base64Forms(value)];
  known.set(value, [...new Set(forms)].sort((a, b) => b.length - a.length));
}

/** A text without any secret that is known. */
export function withoutSecrets(text: string): string {
  let clean = text;
  for (const forms of known.values()) for (const form of forms) if (clean.includes(form)) clean = clean.replaceAll(form, censor);
  return clean;
}

/** Within a longer text, as `user:password` of a Basic login, a value has one of three forms: those of its whole triples of bytes. */
function base64Forms(value: string): string[] {
  const inner = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    return bytes.subarray(before === 0 ? 0 : 3, bytes.length - (bytes.length % 3)).toString('base64');
  });
  return inner.filter((form) => form.length >= shortest).flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
}
