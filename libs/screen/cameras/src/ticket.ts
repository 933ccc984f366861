/** What `POST /api/v1/cameras/:id/tickets` answers. */
export interface CameraTicket {
  ticket: string;
  kind: 'mse' | 'whep';
  path: string;
}

/** @throws when the server refuses or cannot be reached */
export async function fetchTicket(cameraId: string, signal: AbortSignal): Promise<CameraTicket> {
  const answer = await fetch(`/api/v1/cameras/${encodeURIComponent(cameraId)}/tickets`, { method: 'POST', signal });
  if (!answer.ok) throw new Error(`no ticket for camera ${cameraId}: HTTP ${answer.status}`);
  return (await answer.json()) as CameraTicket;
}
