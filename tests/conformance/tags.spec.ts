import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  expect(['side:shared', 'side:server', 'side:client']).toContain(tags.find((tag) => tag.startsWith('side:')));
});
