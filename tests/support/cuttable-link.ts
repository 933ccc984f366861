import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server that can be cut and mended, as a tablet's is on the road. */
export interface CuttableLink {
  url: string;
  /** Ends every connection; nobody answers until it is mended. */
  cut(): Promise<void>;
  /** Hands nothing on until it is mended and closes nothing, as where a cable was pulled. */
  silence(): void;
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/** @param target address of the server behind */
export async function openLink(target: string): Promise<CuttableLink> {
  const { hostname, port: behind } = new URL(target);
  const open = new Set<Socket>();
  const pairs = new Set<readonly [Socket, Socket]>();
  let isSilent = false;
  const serve = () =>
    createServer((near) => {
      const far = connect(Number(behind), hostname);
      const pair = [near, far] as const;
      pairs.add(pair);
      near.on('close', () => pairs.delete(pair));
      for (const socket of pair) {
        open.add(socket);
        socket.on('close', () => open.delete(socket));
        // Cut connections fail on either side: that is what they are for.
        socket.on('error', () => pair.forEach((end) => end.destroy()));
      }
      if (!isSilent) near.pipe(far).pipe(near);
    });
  let server = serve();
  const port = await listen(server, 0);
  const cut = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of open) socket.destroy();
    await closed;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    silence: () => {
      isSilent = true;
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
      }
    },
    mend: async () => {
      if (isSilent) {
        isSilent = false;
        for (const [near, far] of pairs) near.pipe(far).pipe(near);
        return;
      }
      server = serve();
      await listen(server, port);
    },
    stop: async () => {
      if (server.listening) await cut();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
