import { FitText } from '@ioc/screen-ui';
import type { ReactNode } from 'react';

/** The frame of a block: its name left, what it counts in right. */
export function Block({ kind, title, aside, children }: { kind: string; title: string; aside?: ReactNode | undefined; children: ReactNode }) {
  return (
    <section className={`panel block block-${kind}`} data-block={kind}>
      <header>
        <h2>
          <FitText text={title} />
        </h2>
        {aside && <span className="block-aside">{aside}</span>}
      </header>
      {children}
    </section>
  );
}
