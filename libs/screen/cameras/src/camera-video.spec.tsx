import type { CameraState } from '@ioc/contracts';
import { createLive, LiveProvider } from '@ioc/screen-live';
import { createWords, WordsProvider } from '@ioc/screen-ui';
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CameraVideo } from './camera-video.js';

const now = Date.UTC(2026, 10, 23, 9);

beforeEach(() => {
  vi.useFakeTimers({ now });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network in a spec')));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function show(state: CameraState, since?: number) {
  const live = createLive();
  vi.spyOn(live.client, 'start').mockReturnValue(() => undefined);
  const { container } = render(
    <LiveProvider live={live}>
      <WordsProvider instance={createWords('vi')}>
        <CameraVideo cameraId="camera-05" state={state} {...(since === undefined ? {} : { stateSince: since })} />
      </WordsProvider>
    </LiveProvider>,
  );
  const video = container.querySelector('video') as HTMLVideoElement;
  return { container, video, text: () => container.textContent };
}

it('says that there is no picture yet, until the first one', () => {
  const { video, text } = show('live');
  expect([text(), video.className]).toEqual(['chưa có hình', 'camera-hidden']);
  fireEvent(video, new Event('loadeddata'));
  expect([text(), video.className]).toEqual(['', '']);
  fireEvent(video, new Event('emptied'));
  expect(text()).toBe('chưa có hình');
});

it('keeps the last picture of a frozen camera and says for how long it has stood', () => {
  const { video, text } = show('frozen', now - 6 * 60_000);
  fireEvent(video, new Event('loadeddata'));
  expect([text(), video.className]).toEqual(['Đứng 6 ph', '']);
});

it('shows no picture of an offline camera, even if one is there', () => {
  const { video, text, container } = show('offline', now - 47 * 60_000);
  fireEvent(video, new Event('loadeddata'));
  expect([text(), video.className]).toEqual(['3Mất 47 ph', 'camera-hidden']);
  expect(container.querySelector('.camera-cross')).not.toBeNull();
});

it('says a state without its age when nobody knows since when', () => {
  expect(show('frozen').text()).toContain('Đứng');
});

it('is silent and plays by itself', () => {
  const { video } = show('live');
  expect([video.muted, video.autoplay]).toEqual([true, true]);
});
