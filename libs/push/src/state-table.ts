/** Things with an id whose newest state is shown. */
export class StateTable<State extends { id: string }> {
  readonly states = new Map<string, State>();
  private changed = new Set<string>();

  put(state: State): void {
    this.states.set(state.id, state);
    this.changed.add(state.id);
  }

  load(states: readonly State[]): void {
    for (const state of states) this.states.set(state.id, state);
  }

  remove(id: string): void {
    if (this.states.delete(id)) this.changed.add(id);
  }

  /** @returns what changed since the last time, and the ids of what is there no more */
  take(): { states: State[]; gone: string[] } | null {
    if (this.changed.size === 0) return null;
    const ids = [...this.changed];
    this.changed = new Set();
    return { states: ids.flatMap((id) => this.states.get(id) ?? []), gone: ids.filter((id) => !this.states.has(id)) };
  }
}
