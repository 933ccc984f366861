import { Button } from '@ioc/screen-furniture';
import { useState } from 'react';

/** Puts a text on the clipboard and says so; without a secure connection a browser has none, and the text stands there to be selected. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [isCopied, setCopied] = useState(false);
  const { clipboard } = navigator as Partial<Pick<Navigator, 'clipboard'>>;
  if (!clipboard) return null;
  return (
    <Button onClick={() => void clipboard.writeText(text).then(() => setCopied(true), () => setCopied(false))}>
      {isCopied ? done : label}
    </Button>
  );
}
