import { describe, expect, it } from 'vitest';
import { PictureHub } from './picture-hub.js';

class FakeViewer {
  bufferedAmount = 0;
  got: string[] = [];
  send(data: string | Buffer): void {
    this.got.push(String(data));
  }
}
const head = (init: string) => ({ codec: 'avc1.42c01e', width: 640, height: 360, init: Buffer.from(init) });
const said = '{"codec":"avc1.42c01e","width":640,"height":360}';
const key = (name: string) => ({ bytes: Buffer.from(name), key: true });
const delta = (name: string) => ({ bytes: Buffer.from(name), key: false });

describe('PictureHub', () => {
  it('starts a viewer with the pictures since the last keyframe', () => {
    const hub = new PictureHub();
    hub.head(head('I'));
    [key('K1'), delta('a'), key('K2'), delta('b')].forEach((fragment) => hub.fragment(fragment));
    const viewer = new FakeViewer();
    hub.join(viewer);
    hub.fragment(delta('c'));
    expect(viewer.got).toEqual([said, 'IK2b', 'c']);
  });

  it('lets a viewer of a camera that is away wait, and starts it when the camera comes', () => {
    const hub = new PictureHub();
    const viewer = new FakeViewer();
    hub.join(viewer);
    expect(viewer.got).toEqual([]);
    hub.head(head('I'));
    hub.fragment(delta('before any keyframe'));
    hub.fragment(key('K'));
    expect(viewer.got).toEqual([said, 'I', 'K']);
  });

  it('starts every viewer again with a new stream', () => {
    const hub = new PictureHub();
    const viewer = new FakeViewer();
    hub.join(viewer);
    hub.head(head('I'));
    hub.fragment(key('K'));
    hub.end();
    hub.head(head('J'));
    hub.fragment(delta('of the new stream, without its keyframe'));
    hub.fragment(key('L'));
    expect(viewer.got).toEqual([said, 'I', 'K', said, 'J', 'L']);
  });

  it('drops the pictures of a viewer that is 2 MB behind, until the next keyframe', () => {
    const hub = new PictureHub();
    const [slow, quick] = [new FakeViewer(), new FakeViewer()];
    hub.head(head('I'));
    hub.fragment(key('K'));
    [slow, quick].forEach((viewer) => hub.join(viewer));
    slow.bufferedAmount = 2 * 1024 * 1024 + 1;
    hub.fragment(delta('a'));
    slow.bufferedAmount = 0;
    hub.fragment(delta('b'));
    hub.fragment(key('L'));
    expect(slow.got).toEqual([said, 'IK', 'L']);
    expect(quick.got).toEqual([said, 'IK', 'a', 'b', 'L']);
  });

  it('keeps no endless group of a camera that sends no keyframe', () => {
    const hub = new PictureHub();
    hub.head(head('I'));
    hub.fragment(key('K'));
    for (let i = 0; i < 9; i += 1) hub.fragment({ bytes: Buffer.alloc(1024 * 1024), key: false });
    const viewer = new FakeViewer();
    hub.join(viewer);
    expect(viewer.got).toEqual([said, 'I']);
  });

  it('forgets who left', () => {
    const hub = new PictureHub();
    const viewer = new FakeViewer();
    const leave = hub.join(viewer);
    leave();
    hub.head(head('I'));
    expect([hub.viewerCount, viewer.got]).toEqual([0, []]);
  });
});
