import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A disaster office over HTTP, with an index of CAP 1.2 messages, that warns when the test says so. */
export interface WarningOffice {
  /** The folder of its index. */
  url: string;
  /** @returns how the event is called in the centre, without its feed */
  warn(): string;
  callOff(): void;
  stop(): Promise<void>;
}

interface Message {
  id: string;
  sentMs: number;
  kind: 'Alert' | 'Cancel';
  severity: 'Extreme' | 'Minor';
  headline: string;
  expiresMs: number;
  ends?: Message;
}

const sender = 'pctt@kontum.example';
const hour = 3_600_000;
/** CAP wants the offset written out. */
const stamp = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}+00:00`;

function capOf({ id, sentMs, kind, severity, headline, expiresMs, ends }: Message): string {
  const references = ends ? `<references>${sender},${ends.id},${stamp(ends.sentMs)}</references>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>${id}</identifier><sender>${sender}</sender><sent>${stamp(sentMs)}</sent>
  <status>Actual</status><msgType>${kind}</msgType><scope>Public</scope>${references}
  <info>
    <language>vi-VN</language><category>Geo</category><event>Sạt lở đất</event><urgency>Immediate</urgency><severity>${severity}</severity><certainty>Observed</certainty>
    <effective>${stamp(sentMs)}</effective><expires>${stamp(expiresMs)}</expires><headline>${headline}</headline>
    <area><areaDesc>Đèo Lò Xo, xã Đăk Man, huyện Đăk Glei</areaDesc><circle>15.2731,107.7398 1.0</circle><geocode><valueName>GSO</valueName><value>610</value></geocode></area>
  </info>
</alert>
`;
}

const indexOf = (all: readonly Message[], url: string) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${url}</id><title>CAP</title><updated>${stamp(Date.now())}</updated>
${all.map(({ id, sentMs, headline }) => `<entry><id>${id}</id><title>${headline}</title><updated>${stamp(sentMs)}</updated><link href="${url}/${id}.xml" type="application/cap+xml"/></entry>`).join('\n')}
</feed>
`;

export async function openWarningOffice(): Promise<WarningOffice> {
  const begunMs = Date.now();
  // An index without entries would be silence; an old message says that the office is there.
  const messages: Message[] = [{ id: 'KTM-CU', sentMs: begunMs - 48 * hour, kind: 'Alert', severity: 'Minor', headline: 'Mưa nhỏ', expiresMs: begunMs - 24 * hour }];
  let url = '';
  const server = createServer(({ url: path = '' }, response) => {
    const message = messages.find(({ id }) => path === `/${id}.xml`);
    const body = path === '/index.atom' ? indexOf(messages, url) : message && capOf(message);
    response.writeHead(body ? 200 : 404, { 'content-type': 'application/xml; charset=utf-8' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const landslide = (): Message => ({ id: 'KTM-SAT-LO', sentMs: Date.now(), kind: 'Alert', severity: 'Extreme', headline: 'Sạt lở chặn đường Hồ Chí Minh tại đèo Lò Xo', expiresMs: Date.now() + 12 * hour });
  return {
    url,
    warn: () => {
      const warning = landslide();
      messages.push(warning);
      return warning.id;
    },
    callOff: () => {
      const warning = messages.find(({ severity }) => severity === 'Extreme');
      if (warning) messages.push({ ...landslide(), id: 'KTM-SAT-LO-HET', kind: 'Cancel', ends: warning });
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
