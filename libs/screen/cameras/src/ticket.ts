/** What `POST /api/v1/cameras/:id/tickets` answers. */
export interface CameraTicket {
  ticket: string;
  kind: 'mse' | 'whep';
  path: string;
}

/** What is said of the look at a camera, for the audit. */
export interface CameraLook {
  /** The one picture that somebody looks at, and not a tile among others. */
  view: 'enlarged';
  /** Nobody is given the large picture without a reason. */
  why: string;
  /** Who looks, where nobody is signed in. */
  by?: string | undefined;
}

/**
 * What asks for tickets of one camera. A look is said once: what is asked for again after a lost link is the same look.
 * The returned function throws when the server refuses or cannot be reached.
 */
export function ticketsOf(cameraId: string, look?: CameraLook): (signal: AbortSignal) => Promise<CameraTicket> {
  let unsaid = look;
  return async (signal) => {
    const said = unsaid && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(unsaid) };
    const answer = await fetch(`/api/v1/cameras/${encodeURIComponent(cameraId)}/tickets`, { method: 'POST', signal, ...said });
    if (!answer.ok) throw new Error(`no ticket for camera ${cameraId}: HTTP ${answer.status}`);
    unsaid = undefined;
    return (await answer.json()) as CameraTicket;
  };
}
