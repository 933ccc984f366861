import { describe, expect, it } from 'vitest';
import { reasonFor } from './reason.js';

const options = [
  { id: '1', name: 'theo dõi sự việc', also: '1' },
  { id: '2', name: 'điều tiết giao thông', also: '2' },
];
const ground = { text: '', options, event: undefined, last: '' };

describe('why a camera is put up', () => {
  it.each([
    ['nothing is known', {}, '', 'none'],
    ['an event is in hand', { event: 'Sạt lở', last: 'cũ' }, 'Sạt lở', 'event'],
    ['a reason was said before', { last: 'kiểm tra thiết bị' }, 'kiểm tra thiết bị', 'last'],
    ['a digit is written', { text: '2', event: 'Sạt lở' }, 'điều tiết giao thông', 'written'],
    ['some letters of one are written', { text: 'dieu tiet' }, 'điều tiết giao thông', 'written'],
    ['words of one’s own are written', { text: ' đoàn xe quá tải ' }, 'đoàn xe quá tải', 'written'],
    ['too few letters are written', { text: '7', last: 'cũ' }, '', 'none'],
  ])('where %s', (...[, more, why, from]) => {
    expect(reasonFor({ ...ground, ...more })).toEqual({ why, from });
  });

  it('is never longer than an order takes', () => {
    expect(reasonFor({ ...ground, event: 'x'.repeat(300) }).why).toHaveLength(200);
  });
});
