import { componentIds, type ComponentFrame, type ComponentSnapshot, type ComponentTopic, type SeriesState } from '@ioc/contracts';
import type { PaintQueue } from './paint-queue.js';
import { SeriesCell, seriesKey, type SeriesView } from './series-cell.js';

/** All series of all components, by name; each component's frames reach them by the index of its snapshot. */
export class SeriesTable {
  private readonly cells = new Map<string, SeriesCell>();
  private readonly columns = new Map<string, SeriesCell[]>();

  constructor(private readonly queue: PaintQueue) {}

  applySnapshot(topic: string, snapshot: ComponentSnapshot): void {
    const before = this.columns.get(topic) ?? [];
    const after = snapshot.series.map((state) => this.take(state));
    this.columns.set(topic, after);
    this.forget(before, new Set(after));
  }

  applyFrame(topic: string, frame: ComponentFrame): void {
    const column = this.columns.get(topic);
    if (!column) return;
    if (frame.added) for (const state of frame.added) column.push(this.take(state));
    for (let k = 0; k < frame.i.length; k++) {
      const cell = column[frame.i[k] ?? -1];
      if (!cell) continue;
      cell.setRow(frame, k);
      this.queue.add(cell);
    }
    for (const index in frame.sparks) this.draw(column[Number(index)], frame.sparks[index]);
    for (const index in frame.marks) this.mark(column[Number(index)], frame.marks[index]);
  }

  /** The series of each component that is followed, as its frames count them. */
  snapshots(): (readonly [ComponentTopic, ComponentSnapshot])[] {
    return componentIds.flatMap((component) => {
      const column = this.columns.get(`component/${component}`);
      return column ? [[`component/${component}`, { component, series: column.flatMap((cell) => cell.state ?? []) }] as const] : [];
    });
  }

  /** @returns `null` while nothing was ever received for this series. */
  view(key: string): SeriesView | null {
    return this.cells.get(key)?.view ?? null;
  }

  subscribe(key: string, listener: () => void): () => void {
    const cell = this.cell(key);
    cell.listeners.add(listener);
    return () => {
      cell.listeners.delete(listener);
      if (!cell.known && cell.listeners.size === 0) this.cells.delete(key);
    };
  }

  get size(): number {
    return this.cells.size;
  }

  /** Names of the series that were received, in the order of their arrival. */
  keys(): string[] {
    return [...this.cells.values()].filter((cell) => cell.known).map((cell) => cell.key);
  }

  get anySimulated(): boolean {
    for (const cell of this.cells.values()) if (cell.provenance === 'simulated') return true;
    return false;
  }

  private take(state: SeriesState): SeriesCell {
    const cell = this.cell(seriesKey(state.indicator, state.area, state.breakdown));
    cell.setState(state);
    this.queue.add(cell);
    return cell;
  }

  private draw(cell: SeriesCell | undefined, spark: readonly (number | null)[] | undefined): void {
    if (!cell || !spark) return;
    cell.setSpark(spark);
    this.queue.add(cell);
  }

  private mark(cell: SeriesCell | undefined, marks: Parameters<SeriesCell['setMarks']>[0] | undefined): void {
    if (!cell || !marks) return;
    cell.setMarks(marks);
    this.queue.add(cell);
  }

  private cell(key: string): SeriesCell {
    let cell = this.cells.get(key);
    if (!cell) this.cells.set(key, (cell = new SeriesCell(key)));
    return cell;
  }

  /** A series that left the snapshot keeps its last value while a tile shows it; otherwise its memory is freed. */
  private forget(before: SeriesCell[], kept: Set<SeriesCell>): void {
    for (const cell of before) if (!kept.has(cell) && cell.listeners.size === 0) this.cells.delete(cell.key);
  }
}
