/** Players on this screen, by camera: a picture that is shown twice is decoded once. */
class Playing {
  private readonly players = new Map<string, HTMLVideoElement>();

  /** @returns a function that takes it away again */
  add(cameraId: string, video: HTMLVideoElement): () => void {
    this.players.set(cameraId, video);
    return () => {
      if (this.players.get(cameraId) === video) this.players.delete(cameraId);
    };
  }

  of(cameraId: string): HTMLVideoElement | undefined {
    return this.players.get(cameraId);
  }
}

export const playing = new Playing();
