import type { StepActor } from '@ioc/contracts';

/** For whom the centre does a step by itself. The same key is the same act: done again, it must not do more. */
interface Order {
  key: string;
  /** Id of the run, for what is said of it. */
  run: string;
  alarm: string | null;
  incident: string | null;
  /** The drill that the run belongs to: what is done is marked as it is. */
  drill: string | null;
}

/** What procedures can do by themselves; given by whoever wires the house. Each rejects when it could not, and is tried again. */
export interface ProcedurePorts {
  /** @returns the id of the incident: a new one, or the one that the alarm belongs to already */
  openIncident(order: Order & { title: string; by: string }): Promise<string>;
  notify(order: Order & { to: readonly StepActor[]; text: { vi: string; en: string } }): Promise<void>;
  putOnWall(order: Order & { scene: string; forS: number; why: string }): Promise<void>;
  rollCall(order: Order & { question: { vi: string; en: string } }): Promise<void>;
}
