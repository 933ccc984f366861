/** Durable as PostgreSQL is by default; on the loopback alone, without a socket file. */
export const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  log_checkpoints: 'off',
  jit: 'off',
};

/** Nothing of the caller's PG… variables reaches the server. */
export const serverEnvironment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };
