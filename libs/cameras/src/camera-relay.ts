import type { CameraState, CameraStatus } from '@ioc/contracts';
import type { Viewer } from './picture-hub.js';

/** What a relay knows of one camera. */
export interface CameraView {
  state: CameraState;
  /** Pictures' bytes since the relay started. */
  bytes: number;
  viewers: number;
  /** Why it is not live, without address or login; null while it is. */
  fault: string | null;
  /** Absent of a camera without privacy zones. */
  masking?: CameraStatus['masking'];
}

interface Relay {
  start(): Promise<void>;
  stop(): Promise<void>;
  view(cameraId: string): CameraView;
}

/** Hands fragments to viewers itself: they play by Media Source Extensions. */
export interface FragmentRelay extends Relay {
  readonly kind: 'mse';
  /** @returns a function that lets the viewer go */
  join(cameraId: string, viewer: Viewer): () => void;
}

/** What a WHEP endpoint answered (RFC 9725). */
export interface WhepAnswer {
  status: number;
  sdp: string;
  /** Where the session lives at the relay; never said to a browser. */
  session: string | null;
}

/** Another program relays; viewers negotiate WebRTC with it through this process. */
export interface WhepRelay extends Relay {
  readonly kind: 'whep';
  offer(cameraId: string, sdp: string): Promise<WhepAnswer>;
  hangUp(session: string): Promise<void>;
}

/** The port: where cameras' pictures come from and how they stand. */
export type CameraRelay = FragmentRelay | WhepRelay;
