import { createQueries } from '@ioc/screen-queries';
import { addDeskWords, createWords, WordsProvider } from '@ioc/screen-ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { AttachForm } from './attach-form.js';

const words = createWords('vi');
beforeAll(() => addDeskWords(words));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Chooses a file of so many bytes and sends it. */
function attach(bytes: number, fetch: () => Promise<Response>) {
  const asked = vi.fn<(address: string, init?: RequestInit) => Promise<Response>>(fetch);
  // Who asks is asked beside it, and is nobody here.
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => (address.endsWith('/session') ? Promise.resolve(new Response(null, { status: 404 })) : asked(address, init)));
  const onDone = vi.fn();
  render(
    <WordsProvider instance={words}>
      <QueryClientProvider client={createQueries()}>
        <AttachForm path="directives/NV-1/evidence" kind="file" otherwise="Sở Y tế" onDone={onDone} />
      </QueryClientProvider>
    </WordsProvider>,
  );
  const file = new File(['x'], 'phim.mp4');
  Object.defineProperty(file, 'size', { value: bytes });
  const input = screen.getByLabelText(/Tệp PDF/u);
  fireEvent.change(input, { target: { files: [file] } });
  fireEvent.submit(input.closest('form')!);
  return { asked, onDone };
}

it('says that a file is too large before it is sent, and what to do', async () => {
  const { asked } = attach(23_400_000, () => Promise.reject(new Error('never asked')));
  expect((await screen.findByRole('alert')).textContent).toContain('Tệp quá lớn (23,4 MB): tối đa 20 MB. Hãy nén');
  expect(asked).not.toHaveBeenCalled();
});

it('says in Vietnamese why the server does not take a file', async () => {
  const problem = { type: 'about:blank', title: 'The file must be a PDF', status: 409, errors: [{ path: 'phim.mp4', code: 'wrong-file', message: 'Tệp phải là PDF, ảnh (JPEG, PNG, WebP), Word hoặc Excel.' }] };
  const { onDone } = attach(1000, () => Promise.resolve(new Response(JSON.stringify(problem), { status: 409, headers: { 'content-type': 'application/problem+json' } })));
  expect((await screen.findByRole('alert')).textContent).toBe('Tệp phải là PDF, ảnh (JPEG, PNG, WebP), Word hoặc Excel.');
  expect(onDone).not.toHaveBeenCalled();
});

it('closes when the file is kept', async () => {
  const { asked, onDone } = attach(1000, () => Promise.resolve(new Response('{}', { status: 200 })));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(asked.mock.calls[0]).toMatchObject([expect.stringContaining('directives/NV-1/evidence?by=S%E1%BB%9F+Y+t%E1%BA%BF&name=phim.mp4'), { method: 'POST' }]);
});
