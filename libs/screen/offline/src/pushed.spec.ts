import { expect, it } from 'vitest';
import { pushedOf } from './pushed.js';

const origin = 'https://rong.example';
const message = { title: 'Cảnh báo mới · KHẨN CẤP', body: 'Mực nước 3,2 m', tag: 'one', url: `${origin}/brief?alarm=river-level-3%2F610` };

it('shows what came, and leads to its alarm', () => {
  expect(pushedOf(JSON.stringify(message), origin)).toEqual({ title: message.title, body: message.body, tag: 'one', path: '/brief?alarm=river-level-3%2F610' });
});

it('shows something whatever came: a browser that shows nothing is shut out', () => {
  for (const text of [undefined, '', 'garbage', 'null', '[]', '{"title": 7}', '{"title": ""}']) expect(pushedOf(text, origin)).toEqual({ title: 'Rông', body: '', tag: 'rong', path: '/brief' });
});

it.each(['javascript:alert(1)', 'https://elsewhere.example/login', '/desk/alarms', '/briefing', 'http://[', 7])('leads nowhere but to the brief: %s', (url) => {
  expect(pushedOf(JSON.stringify({ ...message, url }), origin).path).toBe('/brief');
});

it('takes an address under another name of this centre as one of its own', () => {
  expect(pushedOf(JSON.stringify({ ...message, url: 'https://ioc.example.vn/brief/wrong' }), origin).path).toBe('/brief/wrong');
});
