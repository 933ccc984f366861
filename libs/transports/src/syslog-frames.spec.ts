import { expect, it } from 'vitest';
import { framesOf, SyslogFrames } from './syslog-frames.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const texts = (frames: { bytes: Uint8Array; cut: boolean }[]): string[] => frames.map((frame) => `${Buffer.from(frame.bytes).toString('utf8')}${frame.cut ? '…' : ''}`);

it.each([
  ['lines', '<1>a\n<2>b\r\n\n<3>c', ['<1>a', '<2>b', '<3>c']],
  ['counted messages, by bytes and not by letters', '5 <1>ø5 <2>b\n4 <3>c', ['<1>ø', '<2>b\n', '<3>c']],
  ['both after each other, as a relay mixes them', '4 <1>a<2>b\n4 <3>c', ['<1>a', '<2>b', '<3>c']],
  ['a line that begins with a number', '12 monkeys\n', ['12 monkeys']],
  ['a counted message that is not whole', '9 <1>a', ['<1>a…']],
  ['a length of nonsense', '99999999999 <1>a\n', ['99999999999 <1>a']],
])('parts %s', (_what, text, expected) => {
  expect(texts(framesOf(bytes(text), 1000))).toEqual(expected);
});

it('parts a stream alike however it is cut into chunks', () => {
  const stream = bytes('5 <1>ø<2>b\n10 <3>c\nd efg<4>last');
  const whole = texts(framesOf(stream, 1000));
  for (let cut = 1; cut < stream.length; cut += 1) {
    const frames = new SyslogFrames(1000);
    expect(texts([...frames.push(stream.subarray(0, cut)), ...frames.push(stream.subarray(cut)), ...frames.end()])).toEqual(whole);
  }
});

it('cuts a message at the limit, passes its rest over and reads on', () => {
  expect(texts(framesOf(bytes(`<1>${'a'.repeat(50)}\n<2>b\n`), 10))).toEqual(['<1>aaaaaaa…', '<2>b']);
  expect(texts(framesOf(bytes(`53 <1>${'a'.repeat(50)}4 <2>b`), 10))).toEqual(['<1>aaaaaaa…', '<2>b']);
});

it('holds no more than the limit of a sender that never ends its line', () => {
  const frames = new SyslogFrames(10);
  expect(texts(frames.push(bytes('<1>aaaaaaaaaaaaaaaa')))).toEqual(['<1>aaaaaaa…']);
  expect(texts(frames.push(bytes('b'.repeat(1000))))).toEqual([]);
  expect(texts(frames.push(bytes('b\n<2>c\n')))).toEqual(['<2>c']);
});
