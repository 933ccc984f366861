import type { WallContent } from '@ioc/contracts';
import { askServer } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useState } from 'react';

/** What can be done with a wall, and what went wrong last; each answers whether it was done. */
export interface WallOrders {
  put: (content: WallContent, terms: OrderTerms & Why) => Promise<boolean>;
  hold: (terms: OrderTerms & Why) => Promise<boolean>;
  back: () => Promise<boolean>;
  /** With the scene that was asked for. */
  refused: { error: unknown; scene: string } | null;
}

/** @see OrderRequest; without `forS`: until it is taken back */
export interface OrderTerms {
  forS?: number;
  firm: boolean;
}

/** Why it is put up or held. */
type Why = { why: string };

/** @param target id of a display, or `all` */
export function useWallOrders(target: string): WallOrders {
  const { t } = useWords();
  const [refused, setRefused] = useState<WallOrders['refused']>(null);
  const by = t('desk.name');
  const tell = async (way: string, init: RequestInit, scene = ''): Promise<boolean> => {
    try {
      await askServer(`displays/${encodeURIComponent(target)}/${way}`, init);
      setRefused(null);
      return true;
    } catch (error) {
      setRefused({ error, scene });
      return false;
    }
  };
  const post = (body: object): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...body, by }) });
  return {
    put: (content, terms) => tell('order', post({ content, ...terms }), content.scene),
    hold: (terms) => tell('hold', post(terms)),
    back: () => tell(`order?${new URLSearchParams({ by })}`, { method: 'DELETE' }),
    refused,
  };
}
