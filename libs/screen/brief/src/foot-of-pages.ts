import { useEffect } from 'react';

/** Sets a line at the foot of each printed page; a stylesheet alone cannot know what it says, and text within a page is no style to a strict policy. */
export function useFootOfPages(line: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { @bottom-left { content: ${JSON.stringify(line)}; font: 9pt sans-serif; } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [line]);
}
