import { addDeskWords, createWords, WordsProvider } from '@ioc/screen-ui';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ShortcutHelp, Shortcuts, useShortcut } from './shortcuts.js';

const words = createWords('vi');
beforeAll(() => addDeskWords(words));
afterEach(cleanup);

function Key({ of, run }: { of: string; run: () => void }) {
  useShortcut(of, `does ${of}`, run);
  return null;
}

function show(run: () => void, keys = ['h']) {
  const page = (list: string[]) => (
    <WordsProvider instance={words}>
      <Shortcuts>
        {list.map((key) => (
          <Key key={key} of={key} run={run} />
        ))}
        <input aria-label="field" />
        <ShortcutHelp />
      </Shortcuts>
    </WordsProvider>
  );
  const { rerender } = render(page(keys));
  return (list: string[]) => rerender(page(list));
}

describe('keys of a page', () => {
  it.each([
    ['the key', { key: 'h' }, 1],
    ['the key with Caps Lock on', { key: 'H' }, 1],
    ['another key', { key: 'x' }, 0],
    ['a key of the browser', { key: 'h', ctrlKey: true }, 0],
  ])('%s: runs %#', (_name, event, times) => {
    const run = vi.fn();
    show(run);
    fireEvent.keyDown(document.body, event);
    expect(run).toHaveBeenCalledTimes(times);
  });

  it('belong to a field while one is typed into', () => {
    const run = vi.fn();
    show(run);
    fireEvent.keyDown(screen.getByLabelText('field'), { key: 'h' });
    expect(run).not.toHaveBeenCalled();
  });

  it('are listed while they work, and no longer', () => {
    const run = vi.fn();
    const showOnly = show(run, ['h', 'r']);
    expect(screen.queryByText('does r')).not.toBeNull();
    showOnly(['h']);
    expect(screen.queryByText('does r')).toBeNull();
    fireEvent.keyDown(document.body, { key: 'r' });
    expect(run).not.toHaveBeenCalled();
  });
});
