import { askServer, useSession } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useDisplay } from './wall-display.js';

/** Whose picture it is: this display's, or the person's who has a wall open. */
export function useWhoLooks(): string {
  const { pick } = useWords();
  const display = useDisplay();
  const actor = useSession().data?.actor;
  return actor?.kind === 'person' ? actor.name : display ? pick(display.name) : '';
}

/** Why a person has a camera in the address of a wall: `?camera=…&why=…`. */
export function useAskedWhy(): string | undefined {
  const [search] = useSearchParams();
  return search.get('why')?.trim() || undefined;
}

/**
 * Tells the server, for its audit, that a picture that plays already stands large here without an order.
 * @param scene that shows it large; undefined: nothing is to be told
 */
export function useSayEnlarged(camera: string, scene: string | undefined): void {
  const actor = useSession().data?.actor;
  const why = useAskedWhy();
  // What a person looks at without having asked for it is a tile of the scene's turn.
  const isTold = scene !== undefined && actor !== undefined && (actor?.kind !== 'person' || why !== undefined);
  useEffect(() => {
    if (!isTold) return;
    const said = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ scene, ...(why && { why }) }) };
    // A wall goes on without its record as it does without its server.
    askServer(`cameras/${encodeURIComponent(camera)}/enlarged`, said).catch(() => undefined);
  }, [isTold, camera, scene, why]);
}
