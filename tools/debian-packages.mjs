// What the tests need that npm cannot bring, by the file that shows it is there. Installed by apt-get, said aloud.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const needs = [
  ['chromium', '/usr/bin/chromium'],
  ['mosquitto', '/usr/sbin/mosquitto'],
  ['python3-gi', '/usr/lib/python3/dist-packages/gi/__init__.py'],
  ['gir1.2-gst-rtsp-server-1.0', '/usr/lib/x86_64-linux-gnu/girepository-1.0/GstRtspServer-1.0.typelib'],
  ['gstreamer1.0-plugins-base', '/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstvideotestsrc.so'],
  ['gstreamer1.0-plugins-good', '/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstrtp.so'],
  ['gstreamer1.0-plugins-bad', '/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstvideoparsersbad.so'],
  ['gstreamer1.0-plugins-ugly', '/usr/lib/x86_64-linux-gnu/gstreamer-1.0/libgstx264.so'],
  ['caddy', '/usr/bin/caddy'],
  ['faketime', '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'],
];

/** Installs the missing packages; ends the run when that cannot be done, because a test that is skipped proves nothing. */
export function installMissing() {
  const missing = needs.filter(([, file]) => !existsSync(file)).map(([name]) => name);
  if (missing.length === 0) return;
  process.stdout.write(`Installing Debian packages that the tests need: ${missing.join(' ')}\n`);
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...missing]]) {
    const [command, ...rest] = [...sudo, 'apt-get', '-q', ...args];
    const result = spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (result.status !== 0) {
      throw new Error(`cannot install ${missing.join(' ')}: run "apt-get install ${missing.join(' ')}" and then npm test again`);
    }
  }
}
