import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const conditions = ['@ioc/source', 'module', 'browser', 'import', 'default'];

/** Twelve tiles of the real player under the real words, with the states that the server tells. */
const entry = `
import { createElement as h, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createLive, LiveProvider } from '@ioc/screen-live';
import { createWords, WordsProvider } from '@ioc/screen-ui';
import { CameraVideo } from '@ioc/screen-cameras';
const live = createLive();
live.client.start = () => () => undefined;
function Wall() {
  const [cameras, setCameras] = useState([]);
  useEffect(() => {
    const timer = setInterval(() => fetch('/api/v1/cameras').then((answer) => answer.json()).then(setCameras, () => undefined), 500);
    return () => clearInterval(timer);
  }, []);
  return cameras.map(({ id, state, since, masking }) => h(CameraVideo, { key: id, cameraId: id, state, stateSince: since, masking }));
}
createRoot(document.getElementById('root')).render(h(LiveProvider, { live }, h(WordsProvider, { instance: createWords('vi') }, h(Wall))));
`;

const page = `<!doctype html><html lang="vi"><meta charset="utf-8"><link rel="icon" href="data:,">
<style>#root{display:grid;grid-template-columns:repeat(4,1fr);gap:4px}</style><div id="root"></div><script type="module" src="/page.js"></script></html>`;

/** @returns the folder with `index.html` and `page.js` */
export async function buildCameraPage(): Promise<string> {
  const folder = `${root}.data/tests/camera-page`;
  const name = '\0camera-page';
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    // Vitest's NODE_ENV would give React's development build a production bundle.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions },
    plugins: [
      {
        name: 'camera-page',
        resolveId: (id) => (id === 'camera-page' ? name : null),
        load: (id) => (id === name ? entry : null),
      },
    ],
    build: {
      write: false,
      assetsInlineLimit: Infinity,
      cssCodeSplit: false,
      rolldownOptions: { input: 'camera-page', output: { codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((result) =>
    'output' in result ? result.output : [],
  );
  const script = outputs.find((output) => output.type === 'chunk')?.code ?? '';
  const style = outputs.find(({ fileName }) => fileName.endsWith('.css'));
  const css = style?.type === 'asset' ? String(style.source) : '';
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/page.js`, script);
  await writeFile(`${folder}/index.html`, page.replace('<style>', `<style>${css}`));
  return folder;
}
