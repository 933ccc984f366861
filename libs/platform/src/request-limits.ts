import type { Server } from 'node:http';

interface RequestLimits {
  /** For all header lines of a request, from its first byte. */
  headersMs: number;
  /** For the whole request with its body; ten megabytes need 0.7 Mbit/s. */
  requestMs: number;
  /** How long a silent connection is kept for a next request: longer than proxies keep theirs (60 s), or they meet a closed one. */
  keepAliveMs: number;
  /** How often connections are looked through for slow ones. */
  lookMs: number;
  /** 200 walls of twelve cameras each have 2,600. */
  connections: number;
  headers: number;
}

export const requestLimits: RequestLimits = { headersMs: 10_000, requestMs: 120_000, keepAliveMs: 65_000, lookMs: 2_000, connections: 5_000, headers: 100 };

/**
 * Ends who sends slowly, and takes no more connections than the machine bears. Sockets and camera streams are no requests any more once they
 * are opened: nothing of this ends them. Before the server listens, for the look begins with it.
 */
export function limitRequests(server: Server, limits: RequestLimits = requestLimits): void {
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  server.keepAliveTimeout = limits.keepAliveMs;
  server.maxHeadersCount = limits.headers;
  server.maxConnections = limits.connections;
  // An option of the constructor, which is not ours: Node reads it when the server begins to listen. Its own 30 s would let a slow sender stay 40 s.
  Object.assign(server, { connectionsCheckingInterval: limits.lookMs });
}
