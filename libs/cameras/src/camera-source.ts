import type { Camera, SecretRef } from '@ioc/contracts';

export interface Login {
  user: string;
  password: string;
}

/** Where a camera's pictures come from; holds secrets and stays inside this room. */
export interface CameraSource {
  url: URL;
  login?: Login;
}

export type SecretResolver = (ref: SecretRef) => string;

const schemes = ['rtsp:', 'rtsps:', 'http:', 'https:'];

/** @throws when the address is of no kind that a camera speaks, or a secret cannot be had */
export function cameraSource(camera: Camera, secret: SecretResolver): CameraSource {
  // Said without the address: one that cannot be read may hold a login.
  if (!URL.canParse(camera.source.url)) throw new Error(`camera ${camera.id}: source.url is no address`);
  const url = new URL(camera.source.url);
  if (!schemes.includes(url.protocol))
    throw new Error(`camera ${camera.id}: ${url.protocol} is none of ${schemes.join(' ')}`);
  if (url.username !== '' || url.password !== '')
    throw new Error(`camera ${camera.id}: a login belongs in source.user and source.password, not in the address`);
  const { user, password } = camera.source;
  if (!user && !password) return { url };
  return { url, login: { user: user ? secret(user) : '', password: password ? secret(password) : '' } };
}
