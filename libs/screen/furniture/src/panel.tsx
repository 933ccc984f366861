import { useId, type ReactNode } from 'react';

export interface PanelProps {
  title: string;
  /** The part is the page. */
  page?: boolean;
  /** Stands at the right end of the title's row. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, page = false, aside, children }: PanelProps) {
  const id = useId();
  const Title = page ? 'h1' : 'h2';
  return (
    <section className="part" aria-labelledby={id}>
      <header>
        <Title id={id}>{title}</Title>
        {aside && <div className="part-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
