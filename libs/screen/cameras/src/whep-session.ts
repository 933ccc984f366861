import type { SessionSetup } from './segment-session.js';

/** Candidates of this machine come within milliseconds; a name server that hangs shall not hold the picture back. */
const gatherWithinMs = 1_000;

/**
 * One WebRTC session by WHEP (RFC 9725), through this server's own path.
 * @returns whether any picture came
 * @throws when the server refuses the offer
 */
export async function playWhep({ video, ticket, signal }: SessionSetup): Promise<boolean> {
  const peer = new RTCPeerConnection();
  let heard = false;
  let session: string | null = null;
  let stream: MediaStream | null = null;
  peer.addTransceiver('video', { direction: 'recvonly' });
  peer.ontrack = ({ track }) => {
    heard = true;
    stream = new MediaStream([track]);
    video.srcObject = stream;
    video.play().catch(() => undefined);
  };
  try {
    const ended = endOf(peer, signal);
    await peer.setLocalDescription();
    await gathered(peer);
    const answer = await fetch(ticket.path, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/sdp', authorization: `Bearer ${ticket.ticket}` },
      body: peer.localDescription?.sdp ?? '',
    });
    if (!answer.ok) throw new Error(`the offer was refused: HTTP ${answer.status}`);
    session = answer.headers.get('location');
    await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
    await ended;
    return heard;
  } finally {
    peer.close();
    // The next session may already show its own.
    if (video.srcObject === stream) video.srcObject = null;
    if (session !== null) void fetch(session, { method: 'DELETE', keepalive: true }).catch(() => undefined);
  }
}

function endOf(peer: RTCPeerConnection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    peer.onconnectionstatechange = () => {
      if (['failed', 'disconnected', 'closed'].includes(peer.connectionState)) resolve();
    };
  });
}

function gathered(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, gatherWithinMs);
    peer.onicegatheringstatechange = () => {
      if (peer.iceGatheringState !== 'complete') return;
      clearTimeout(timer);
      resolve();
    };
  });
}
