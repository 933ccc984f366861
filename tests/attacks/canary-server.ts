import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CanaryServer {
  origin: string;
  port: number;
  /** Paths that anybody has asked for. */
  asked: string[];
  stop(): Promise<void>;
}

/** A server on this machine that remembers who called. */
export async function startCanary(answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => void response.end('canary-of-the-inside')): Promise<CanaryServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${port}`, port, asked, stop };
}
