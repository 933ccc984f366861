import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { repository } from './fixtures.js';

const projects = ['apps', 'libs', 'tests'].flatMap((root) =>
  readdirSync(join(repository, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)project\.json$/.test(path) && !/node_modules|dist/.test(path))
    .map((path) => join(root, path)),
);

it('finds the projects of the house', () => {
  expect(projects).toEqual(expect.arrayContaining(['apps/api/project.json', 'libs/contracts/project.json', 'tests/project.json']));
});

/** A lint run from a stale project graph misses projects without tags: here they cannot hide. */
it.each(projects)('%s has one stage and one side', (path) => {
  const { tags = [] } = JSON.parse(readFileSync(join(repository, path), 'utf8')) as { tags?: string[] };
  expect(tags.filter((tag) => tag.startsWith('stage:'))).toHaveLength(1);
  expect(tags.filter((tag) => tag.startsWith('side:'))).toHaveLength(1);
  // Tests stand before and behind the wire.
  expect(path === 'tests/project.json' ? ['side:both'] : ['side:shared', 'side:server', 'side:client']).toContain(tags.find((tag) => tag.startsWith('side:')));
});

/** `npm run lint` checks whole sides at once; a project that lies in none of them would be checked by nobody. */
it('checks the types of every project', () => {
  const filesOf = (config: string) => ts.parseJsonConfigFileContent(ts.readConfigFile(join(repository, config), ts.sys.readFile).config, ts.sys, dirname(join(repository, config))).fileNames;
  const checked = ['tsconfig.server.json', 'tsconfig.client.json', 'libs/screen/offline/tsconfig.json', 'tests/tsconfig.json'].flatMap(filesOf);
  const own = (project: string) => filesOf(join(dirname(project), 'tsconfig.json'));
  expect(projects.filter((project) => own(project).some((file) => !checked.includes(file)))).toEqual([]);
});
