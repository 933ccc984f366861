/**
 * Waits until a condition holds. A condition that throws ends the wait at once.
 * @returns the first truthy answer
 */
export async function eventually<T>(condition: () => T | Promise<T>, withinMs: number, everyMs = 100): Promise<Truthy<T>> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await condition();
    if (answer) return answer as Truthy<T>;
    if (Date.now() > until) throw new Error(`not so within ${withinMs} ms: ${condition.toString().slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

type Truthy<T> = Exclude<T, false | null | undefined | 0 | ''>;
