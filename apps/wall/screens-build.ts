import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';

/** Screens that open without a server: the page of each, and what it has in `public/`. */
const kept = [
  { screen: 'brief', page: 'brief.html', folder: 'public/brief' },
  { screen: 'wall', page: 'index.html', folder: null },
] as const;

/** Entry that the worker of each of them is made of. */
export const workerName = 'screen-worker';

/** Builds the screens' pages: each one names its build, and those that open without a server get a worker that is told what they are made of. */
export function screensBuild(root: string): Plugin {
  return {
    name: 'screens',
    // The brief is a page of its own, so that a tablet loads nothing of the wall.
    configureServer: (dev) =>
      void dev.middlewares.use((request, _response, next) => {
        if (/^\/brief(?:[/?]|$)/u.test(request.url ?? '') && !/\.\w+(?:\?|$)/u.test(request.url ?? '')) request.url = '/brief.html';
        next();
      }),
    transformIndexHtml: {
      order: 'post',
      handler: (page, { bundle }) => {
        const html = page.replace(/%connecting\.(\w+)%/gu, (_mark, language: string) => connecting(root, language));
        return bundle ? html.replace('<html ', `<html data-build="${hashOf(html)}" `) : html;
      },
    },
    generateBundle(_options, bundle) {
      const worker = bundle[`${workerName}.js`];
      if (worker?.type !== 'chunk') this.error(`the build made no ${workerName}.js`);
      for (const { screen, page, folder } of kept) {
        const own = folder ? readdirSync(join(root, folder)).map((name) => `/${screen}/${name}`) : [];
        const files = [...filesOf(bundle, page), ...own, `/${screen}`].sort();
        const written = { __SCREEN__: screen, __FILES__: files, __VERSION__: hashOf(files.join('\n')) };
        const source = Object.entries(written).reduce((code, [name, value]) => code.replaceAll(name, JSON.stringify(value)), worker.code.replace(/\/\/# sourceMappingURL=.*/u, ''));
        this.emitFile({ type: 'asset', fileName: `${screen}-worker.js`, source });
      }
      for (const made of [`${workerName}.js`, `${workerName}.js.map`]) delete bundle[made];
    },
  };
}

/** The first line of a page stands before its script does; its words are the screen's own. */
function connecting(root: string, language: string): string {
  const words = JSON.parse(readFileSync(join(root, `../../libs/screen/ui/src/words/${language}.json`), 'utf8')) as { app: { connecting: string } };
  return words.app.connecting;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The page's chunks, those that they load later too, their styles and workers, and every font. */
function filesOf(bundle: Rollup.OutputBundle, page: string): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== 'chunk') return;
    found.add(name);
    for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) found.add(file);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
  };
  for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(page)) visit(chunk.fileName);
  const fonts = Object.keys(bundle).filter((name) => name.endsWith('.woff2'));
  return [...new Set([...found, ...fonts])].map((name) => `/${name}`);
}
