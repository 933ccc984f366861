import type { ConfigVersion, FeedPlan, Proposal } from '@ioc/contracts';
import type { LoadOptions } from '@ioc/platform';
import { checkEdited, editsOf, hashOf, proposalOf, type FileEdit } from './config-edits.js';
import { ConfigRefused } from './config-fault.js';
import { ConfigHistory } from './config-history.js';

export interface OnboardingDeps {
  /** Folder of the province pack. */
  dir: string;
  options: LoadOptions;
  now(): number;
}

/** Changes the province's files as a person reviewed them: whole, checked first, and so that each change can be taken back. */
export class Onboarding {
  private readonly history: ConfigHistory;
  /** One change at a time: two reviewed diffs of one file would meet. */
  private working: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: OnboardingDeps) {
    this.history = new ConfigHistory(deps.dir);
  }

  async propose(plan: FeedPlan): Promise<Proposal> {
    return proposalOf(await editsOf(plan, this.deps.dir), this.deps.dir, this.deps.options);
  }

  /**
   * Writes what was reviewed.
   * @param hash of the proposal that the person saw
   * @returns the name of the kept previous version
   * @throws ConfigRefused, and nothing is changed
   */
  apply(plan: FeedPlan, { hash, by }: { hash: string; by: string }): Promise<string> {
    return this.alone(async () => {
      const edits = await editsOf(plan, this.deps.dir);
      if (hashOf(edits) !== hash) throw new ConfigRefused('moved', 'the files or the plan changed since the proposal: look at it again');
      await this.refuseFaulty(edits);
      return this.history.write(edits, { by, what: `feed ${plan.id}`, nowMs: this.deps.now() });
    });
  }

  /** Takes a change back. @throws ConfigRefused, and nothing is changed */
  rollback(version: string, by: string): Promise<string> {
    return this.alone(async () => {
      const edits = await this.history.undoOf(version);
      await this.refuseFaulty(edits);
      const kept = await this.history.write(edits, { by, what: `rollback of ${version}`, nowMs: this.deps.now() });
      await this.history.markUndone(version, this.deps.now());
      return kept;
    });
  }

  versions(): Promise<ConfigVersion[]> {
    return this.history.versions();
  }

  private async refuseFaulty(edits: readonly FileEdit[]): Promise<void> {
    const { faults } = await checkEdited(edits, this.deps.dir, this.deps.options);
    if (faults.length > 0) throw new ConfigRefused('faulty', `the configuration would have ${faults.length} fault${faults.length === 1 ? '' : 's'}; nothing was changed`, faults);
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.working.catch(() => undefined).then(work);
    this.working = next.catch(() => undefined);
    return next;
  }
}
