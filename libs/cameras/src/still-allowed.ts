/** Whether whoever took a ticket may still look. Rejects when that cannot be found out at this moment. */
export type StillAllowed = () => Promise<boolean>;

/** What is taken away ends within five seconds; the answer itself may be up to 1.5 s old. */
const askEveryMs = 2000;

/**
 * Asks again and again while somebody looks. A moment in which it cannot be found out ends nothing: a wall keeps its
 * pictures while the database starts again.
 * @returns how to stop asking
 */
export function whileAllowed(stillAllowed: StillAllowed, onLost: () => void): () => void {
  const timer = setInterval(() => {
    stillAllowed().then(
      (allowed) => {
        if (allowed) return;
        clearInterval(timer);
        onLost();
      },
      () => undefined,
    );
  }, askEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
