import { ConflictException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import type { Actor } from '@ioc/contracts';
import { factOf, type AskedRequest, type Ending } from './fact-of.js';
import { lookKey } from './look-key.js';
import { isByScene, seenCamera } from './seen-camera.js';

const route = { act: 'changed', kind: 'directives', call: 'POST directives/:id/close', who: undefined, silent: ['code'] } as const;
const request = (given: Partial<AskedRequest> = {}) => ({ params: {}, query: {}, body: undefined, ip: '10.1.2.3', ...given }) as AskedRequest;
const fact = (given: Partial<AskedRequest>, ending: Ending = { answer: undefined }, own: object = {}) => factOf(request(given), { ...route, ...own }, ending);
const person: Actor = { kind: 'person', id: 'p-7', name: 'Y Blin', grants: [] };

describe('what the audit says of a call', () => {
  it('names whoever is signed in, and where nobody is, what he said of himself', () => {
    expect(fact({ actor: person, body: { by: 'Ai khác' } }).actor).toEqual({ kind: 'person', id: 'p-7', name: 'Y Blin' });
    expect(fact({ body: { by: 'Bàn 02' } }).actor).toEqual({ kind: 'visitor', id: 'visitor', name: 'Bàn 02' });
    expect(fact({ query: { by: 'Bàn 03' } }).actor.name).toBe('Bàn 03');
    expect(fact({ body: { author: 'Bàn 04' } }).actor.name).toBe('Bàn 04');
    expect(fact({ body: { username: 'ngv', password: 'x' } }, undefined, { who: 'username' }).actor.name).toBe('ngv');
    expect(fact({}).actor.name).toBe('');
  });

  it('keeps of what was sent the names of its fields, and no value of them', () => {
    const kept = JSON.stringify(fact({ params: { id: 'NV-1' }, body: { password: 'bi mat', content: 'noi dung', by: 'Bàn 02', why: 'xong' } }));
    expect(kept).not.toMatch(/bi mat|noi dung/);
    expect(JSON.parse(kept)).toMatchObject({ subject: { kind: 'directives', id: 'NV-1' }, why: 'xong', from: '10.1.2.3', outcome: 'ok', details: { call: route.call, fields: 'password, content' } });
  });

  it('finds what was made in the answer, and where it belongs', () => {
    expect(fact({}, { answer: [{ id: 'NV-1' }, { id: 'NV-2' }] }).subject.id).toBe('NV-1, NV-2');
    expect(fact({}, { answer: { id: 'SV-3', area: '608', component: 'health' } })).toMatchObject({ subject: { id: 'SV-3' }, area: '608', component: 'health' });
    expect(fact({ query: { id: 'feed/1' } }, { answer: { id: 'other' } }).subject.id).toBe('feed/1');
  });

  it('says how it ended', () => {
    expect(fact({}, { error: new ConflictException('Nobody may twice') })).toMatchObject({ outcome: 'refused', details: { status: 409, said: 'Nobody may twice' } });
    expect(fact({}, { error: new Error('a stack with secrets') })).toMatchObject({ outcome: 'failed', details: { status: 500 } });
    expect(JSON.stringify(fact({}, { error: new Error('a stack with secrets') }))).not.toContain('secrets');
  });

  it('keeps the filter of what was asked, and takes turning pages for the same look', () => {
    const looked = (query: Record<string, string>, given: Partial<AskedRequest> = {}) => lookKey(fact({ query, ...given }, undefined, { act: 'saw' }));
    expect(looked({ text: 'a' })).toBe(looked({ text: 'a', before: '7', limit: '50' }));
    expect(looked({ text: 'a' })).not.toBe(looked({ text: 'b' }));
    expect(looked({}, { ip: '10.0.0.1' })).not.toBe(looked({}, { ip: '10.0.0.2' }));
    expect(looked({}, { ip: '10.0.0.1', actor: person })).toBe(looked({}, { ip: '10.0.0.2', actor: person }));
  });

  it('tells the picture that somebody enlarged from a tile, and what was put on a wall', () => {
    const ticket = (body: unknown) => seenCamera(fact({ params: { id: 'camera-01' }, body }, undefined, { kind: 'cameras', call: 'POST cameras/:id/tickets' }), { body });
    expect([undefined, { view: 'tile' }, { view: 'enlarged' }].map((body) => ticket(body).act)).toEqual(['saw', 'saw', 'enlarged']);
    expect(ticket({ view: 'enlarged', why: 'tắc đường' })).toMatchObject({ why: 'tắc đường', details: { where: 'desk' } });
    const order = (content: object) => seenCamera(fact({ params: { id: 'wall' } }, undefined, { kind: 'displays', call: 'POST displays/:id/order' }), { body: { content } });
    expect(order({ scene: 'cameras', camera: 'camera-07' })).toMatchObject({ act: 'enlarged', subject: { kind: 'cameras', id: 'camera-07' }, details: { where: 'wall', display: 'wall', scene: 'cameras' } });
    expect(order({ scene: 'overview' })).toMatchObject({ act: 'changed', subject: { kind: 'displays', id: 'wall' }, details: { scene: 'overview' } });
  });

  it('says of what a scene shows large by itself that it was the scene, and of what a person asked for why', () => {
    const large = (body: object) => seenCamera(fact({ params: { id: 'camera-04' }, body }, undefined, { kind: 'cameras', call: 'POST cameras/:id/enlarged' }), { body });
    expect(large({ scene: 'cameras' })).toMatchObject({ act: 'enlarged', subject: { id: 'camera-04' }, details: { where: 'wall', scene: 'cameras', by: 'scene' } });
    const byPerson = large({ scene: 'cameras', why: 'theo dõi sự việc' });
    expect([byPerson.why, byPerson.details?.['by']]).toEqual(['theo dõi sự việc', undefined]);
    expect([{ scene: 'cameras' }, { scene: 'cameras', why: 'x' }].map((body) => isByScene('POST cameras/:id/enlarged', { body }))).toEqual([true, false]);
  });
});
