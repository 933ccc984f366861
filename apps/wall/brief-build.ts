import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';

/** The page's entry beside its worker's, and what stands in `public/brief`: manifest and icons. */
const page = 'brief.html';
export const workerName = 'brief-worker';

/** Builds the brief: a page of its own, so that a tablet loads nothing of the wall, and its worker, which is told what the page is made of. */
export function briefBuild(root: string): Plugin {
  return {
    name: 'brief',
    configureServer: (dev) =>
      void dev.middlewares.use((request, _response, next) => {
        if (/^\/brief(?:[/?]|$)/u.test(request.url ?? '') && !/\.\w+(?:\?|$)/u.test(request.url ?? '')) request.url = `/${page}`;
        next();
      }),
    generateBundle(_options, bundle) {
      const worker = bundle[`${workerName}.js`];
      if (worker?.type !== 'chunk') this.error(`the build made no ${workerName}.js`);
      const files = [...filesOf(bundle), ...readdirSync(join(root, 'public/brief')).map((name) => `/brief/${name}`), '/brief'].sort();
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
      worker.code = worker.code.replaceAll('__BRIEF_FILES__', JSON.stringify(files)).replaceAll('__BRIEF_VERSION__', JSON.stringify(version));
    },
  };
}

/** The page's chunks, those that they load later too, their styles, and every font. */
function filesOf(bundle: Rollup.OutputBundle): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== 'chunk') return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
  };
  for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(page)) visit(chunk.fileName);
  const fonts = Object.keys(bundle).filter((name) => name.endsWith('.woff2'));
  return [...found, ...fonts].map((name) => `/${name}`);
}
