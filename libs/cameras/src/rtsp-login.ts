import { authorize } from './authorization.js';
import type { Login } from './camera-source.js';
import { headerOf, withHeaders, type RtspUnit } from './rtsp-framer.js';

/** The camera's address and login, and the address under which the local client knows it. */
export interface LoginParty {
  local: string;
  camera: string;
  login?: Login;
}

interface Sent {
  /** The client's own sequence number, to be put back into the answer. */
  clientSeq: string;
  head: string;
  body: Buffer;
  answeredChallenge: boolean;
}

/**
 * Logs in for a client that knows neither the camera's address nor its login: pure text in, text out. Requests get the
 * camera's address and the answer to its last challenge; a 401 is answered here and never seen by the client. Sequence
 * numbers are the doorman's own, because a repeated request needs a new one (RFC 2326 §12.17).
 */
export class RtspLogin {
  private seq = 0;
  private challenge: string | null = null;
  private readonly open = new Map<string, Sent>();
  /** The camera refused the login that it was given. */
  denied = false;

  constructor(private readonly party: LoginParty) {}

  /** A request of the client, as the camera shall see it. */
  request({ head, body }: Extract<RtspUnit, { kind: 'message' }>): Buffer {
    const [line = '', ...headers] = head.split('\r\n');
    const [method = '', uri = '', version = ''] = line.split(' ');
    const target = uri.startsWith(this.party.local) ? this.party.camera + uri.slice(this.party.local.length) : uri;
    const clientSeq = headerOf(head, 'cseq') ?? '0';
    return this.send({
      clientSeq,
      head: [[method, target, version].join(' '), ...headers].join('\r\n'),
      body,
      answeredChallenge: false,
    });
  }

  /** An answer of the camera: what goes on to the client, or what the camera must be asked again. */
  answer({ head, body }: Extract<RtspUnit, { kind: 'message' }>): { to: 'client' | 'camera'; bytes: Buffer } {
    const sent = this.takeSent(head);
    if (!sent) return { to: 'client', bytes: message(head, body) };
    if (/^RTSP\/\S+ 401/.test(head) && this.party.login) {
      this.challenge = headerOf(head, 'www-authenticate');
      if (!sent.answeredChallenge && this.challenge !== null)
        return { to: 'camera', bytes: this.send({ ...sent, answeredChallenge: true }) };
      this.denied = true;
    }
    return { to: 'client', bytes: message(withHeaders(withoutRedirect(head), { CSeq: sent.clientSeq }), body) };
  }

  private takeSent(head: string): Sent | undefined {
    const seq = headerOf(head, 'cseq') ?? '';
    const sent = this.open.get(seq);
    this.open.delete(seq);
    return sent;
  }

  private send(sent: Sent): Buffer {
    const seq = String((this.seq += 1));
    this.open.set(seq, sent);
    const [method = '', uri = ''] = sent.head.split(' ');
    const authorization =
      this.challenge !== null && this.party.login ? authorize(this.challenge, { method, uri }, this.party.login) : null;
    return message(
      withHeaders(sent.head, { CSeq: seq, ...(authorization ? { Authorization: authorization } : {}) }),
      sent.body,
    );
  }
}

/** A redirect would make the client ask any address that a camera names. */
function withoutRedirect(head: string): string {
  return head.replace(/^(RTSP\/\S+) 3\d\d.*/, '$1 502 Bad Gateway');
}

function message(head: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body]);
}
