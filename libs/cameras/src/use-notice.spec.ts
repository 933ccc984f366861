import { expect, it } from 'vitest';
import { useNotice } from './use-notice.js';

const text = (vi: string) => ({ vi, en: vi });
const use = { purpose: text('mục đích'), ground: text('căn cứ'), viewers: text('ai'), line: text('ngắn'), reasons: [text('theo dõi')] };

it('has another version when what people acknowledge is another, and not when a reason is added', () => {
  const { version } = useNotice(use);
  expect(version).toMatch(/^[0-9a-f]{12}$/);
  expect(useNotice({ ...use, reasons: [text('theo dõi'), text('kiểm tra')], line: text('ngắn hơn') }).version).toBe(version);
  const others = [{ ...use, purpose: text('khác') }, { ...use, kept: text('30 ngày') }, { ...use, viewers: { vi: 'ai', en: 'who' } }];
  expect(new Set([version, ...others.map((one) => useNotice(one).version)]).size).toBe(4);
});
