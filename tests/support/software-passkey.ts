import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Buffer) => bytes.toString('base64url');
const [present, verified, attested] = [1, 4, 64];

/** How a signature is made: as a browser would, but for what is said. */
export interface Signing {
  challenge: string;
  origin?: string;
  domain?: string;
  /** It asked for a finger, a face or a number. */
  isVerified?: boolean;
}

/** A passkey without a browser (WebAuthn, ES256, no attestation): it signs whatever a test wants. */
export class SoftwarePasskey {
  readonly id = base64url(randomBytes(32));
  counter = 0;
  private handle = '';
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(
    private readonly origin: string,
    private readonly domain: string,
  ) {}

  /** What `navigator.credentials.create` gives, in JSON. */
  made({ challenge, user }: { challenge: string; user: { id: string } }, more: Omit<Signing, 'challenge'> = {}): object {
    this.handle = user.id;
    const id = Buffer.from(this.id, 'base64url');
    const data = Buffer.concat([this.head({ challenge, ...more }, attested), Buffer.alloc(16), Buffer.from([0, id.length]), id, this.cose()]);
    // A map of three: fmt is "none", attStmt is empty, authData is bytes with a length of two bytes.
    const object = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461590000', 'hex').subarray(0, -2), Buffer.from([data.length >> 8, data.length & 255]), data]);
    return this.answer({ attestationObject: base64url(object), clientDataJSON: this.clientData('webauthn.create', { challenge, ...more }), transports: ['internal'] });
  }

  /** What `navigator.credentials.get` gives, in JSON. */
  signed(signing: Signing): object {
    this.counter += 1;
    const [data, client] = [this.head(signing, 0), this.clientData('webauthn.get', signing)];
    const signature = createSign('SHA256').update(Buffer.concat([data, sha256(Buffer.from(client, 'base64url'))])).sign(this.keys.privateKey);
    return this.answer({ authenticatorData: base64url(data), clientDataJSON: client, signature: base64url(signature), userHandle: this.handle });
  }

  private answer(response: object): object {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, authenticatorAttachment: 'platform', response };
  }

  private head({ domain = this.domain, isVerified = true }: Signing, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(domain), Buffer.from([present | flags | (isVerified ? verified : 0)]), counter]);
  }

  private clientData(type: string, { challenge, origin = this.origin }: Signing): string {
    return base64url(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
  }

  /** COSE: an EC2 key for ES256 on P-256, with its two coordinates. */
  private cose(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    return Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), Buffer.from(x, 'base64url'), Buffer.from('225820', 'hex'), Buffer.from(y, 'base64url')]);
  }
}
