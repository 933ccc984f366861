import type { EventVersion } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { versionChanges } from './version-changes.js';

const version = (more: Partial<EventVersion> = {}): EventVersion => ({ at: 1, until: null, status: 'open', severity: 3, title: 'Cây đổ', organisation: 'so-gtvt', dueAt: 9, ...more });

it('says of the first version how it stood, without the title', () => expect(versionChanges(version({ dueAt: null }), undefined)).toEqual(['status', 'severity', 'organisation']));
it('says of a later one what is otherwise', () => {
  expect(versionChanges(version({ severity: 2, title: 'Cây đổ chắn đường' }), version())).toEqual(['severity', 'title']);
  expect(versionChanges(version({ dueAt: null }), version())).toEqual([]);
});
