import { expect, it } from 'vitest';
import { LineNotice } from './message.js';
import { planLines } from './plan-lines.js';
import { body, headline } from './words.js';

const line = (to: object[], incident: string | null = 'SV-3') => ({
  ...{ number: 7, id: 'NK-7', at: 1, kind: 'written', by: 'Hệ thống', key: null, event: {}, vi: '', en: '' },
  standing: { id: 'NK-7', at: Date.UTC(2026, 10, 27, 8), by: 'Hệ thống', text: 'Sạt lở chặn tuyến chính: điều máy xúc.', to, incident, values: [] },
});

it('tells those whom a line of the log book names, each once, and nobody of a line that names nobody', () => {
  const planned = planLines([line([{ organisation: 'so-giao-thong' }, { post: 'truong-ca' }]), line([])]);
  expect(planned.map(({ recipient, key }) => [recipient, key])).toEqual([
    ['organisation/so-giao-thong', 'line/7/organisation/so-giao-thong'],
    ['post/truong-ca', 'line/7/post/truong-ca'],
  ]);
});

it('says the line itself, then when, by whom and for which incident', () => {
  const [planned] = planLines([line([{ post: 'truong-ca' }])]);
  const outgoing = { language: 'vi' as const, recipient: 'leaders', message: { items: [LineNotice.parse(planned?.content)], simulated: false, drill: false } };
  expect(headline(outgoing)).toBe('Sạt lở chặn tuyến chính: điều máy xúc.');
  expect(body(outgoing, { name: 'Trung tâm', timeZone: 'Asia/Ho_Chi_Minh', url: 'http://x' })).toContain('15:00:00 27/11/26 · Hệ thống · SV-3');
});
