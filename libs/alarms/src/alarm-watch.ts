import { worstFirst, type AlarmAnswer, type AlarmHistoryQuery, type AlarmPast, type AlarmPriority, type AlarmsQuery, type AlarmsSnapshot } from '@ioc/contracts';
import type { Bus, Logger, ProvincePack } from '@ioc/platform';
import type { AlarmStore } from '@ioc/store';
import { alarmKey, type Alarm } from './alarm.js';
import type { AlarmEvent } from './alarm-event.js';
import { LoadCounter } from './alarm-load.js';
import { AlarmNews } from './alarm-news.js';
import { AlarmRefused } from './alarm-refused.js';
import { answerOf, isStanding, pastOf, standingOf } from './answers.js';
import type { Ground } from './ground.js';
import type { GroundReader } from './ground-reader.js';
import { round, type Change } from './round.js';
import { fromStored, keepingEvents, refIn, refOf, saysSame, toChange, toStored } from './stored.js';
import { step } from './step.js';
import type { Evidence } from './verdict.js';

export interface AlarmWatchParts {
  store: Pick<AlarmStore, 'position' | 'read' | 'keep' | 'changes' | 'calls'>;
  bus: Bus;
  ground: GroundReader;
  pack: () => Ground['pack'] & Pick<ProvincePack, 'shifts'>;
  /** Answers null when another server judges at this moment. */
  lease<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  log: Logger;
  now?: () => number;
}

/** No id of a feed, which the same leases are for, has a slash. */
const leaseName = 'alarms/round';
/** As often as somebody else may write at the very moment of an act. */
const attempts = 5;

/** What another server wrote without a change (an alarm that is new, another reason for not knowing) is known here after so long. */
const rereadMs = 5_000;

/** Alarms, what each was found by last, and after which change they stand so. */
interface Standing {
  after: number;
  alarms: ReadonlyMap<string, Alarm>;
  evidence: ReadonlyMap<string, Evidence | null>;
}

interface Next {
  alarms: ReadonlyMap<string, Alarm>;
  changes: readonly Change[];
  /** Why what is unknown is so. */
  unknown?: ReadonlyMap<string, Evidence>;
  /** When they happened, epoch milliseconds. */
  at: number;
  why?: string | null;
}

/**
 * Judges every rule over and over, and takes what people do to alarms. What is written names the last change that its writer
 * knew: of two servers, or of a round and a person, the one that comes second looks again, so nothing is raised or taken twice.
 */
export class AlarmWatch {
  private standing: Standing | null = null;
  private readAt = 0;
  private readonly news: AlarmNews;
  private readonly load: LoadCounter;
  private working: Promise<unknown> = Promise.resolve();
  private isJudging = false;
  private isBroken = false;
  private readonly now: () => number;

  constructor(private readonly parts: AlarmWatchParts) {
    this.now = parts.now ?? Date.now;
    this.news = new AlarmNews(parts.bus);
    this.load = new LoadCounter(parts.store, () => parts.pack().shifts);
  }

  /** Reads how alarms stand. @returns what screens begin with */
  async start(): Promise<AlarmsSnapshot> {
    const pack = this.parts.pack();
    this.news.rules(pack);
    await this.inTurn(() => this.catchUp());
    this.parts.ground.start();
    return this.news.picture(pack, this.load.at(this.now()));
  }

  /** Ends after the work in hand. */
  async stop(): Promise<void> {
    this.parts.ground.stop();
    await this.working;
  }

  /** A round at this moment, unless one is under way, here or on another server. Never rejects: the next one makes up for it. */
  async tick(): Promise<void> {
    if (this.isJudging) return;
    this.isJudging = true;
    try {
      await this.inTurn(() => this.judgeOrFollow());
      if (this.isBroken) this.parts.log.info('alarm rules are judged again');
      this.isBroken = false;
    } catch (err) {
      if (!this.isBroken) this.parts.log.error({ err }, 'alarm rules could not be judged; trying again each second');
      this.isBroken = true;
    } finally {
      this.isJudging = false;
    }
  }

  /** Worst first. */
  async all({ state, priority }: AlarmsQuery): Promise<AlarmAnswer[]> {
    const rules = new Map(this.parts.pack().alarms.rules.map((rule) => [rule.id, rule]));
    const { alarms } = await this.parts.store.read();
    const answers = alarms.flatMap((stored) => {
      const rule = rules.get(stored.rule);
      return rule ? [answerOf(rule, fromStored(stored))] : [];
    });
    const isAsked = (answer: AlarmAnswer) => (state === undefined ? isStanding(answer) : answer.state === state) && (priority === undefined || answer.priority === priority);
    return answers.filter(isAsked).sort(worstFirst);
  }

  async history({ id, ...query }: AlarmHistoryQuery): Promise<AlarmPast[]> {
    return (await this.parts.store.changes({ ...query, of: id === undefined ? undefined : refIn(id) })).map(pastOf);
  }

  /**
   * Something that a person does to an alarm. The same act a second time changes nothing.
   * @returns the alarm after it; null when there is no such alarm
   * @throws AlarmRefused when the table of alarms does not admit it
   */
  act(key: string, event: AlarmEvent, why: string | null): Promise<AlarmAnswer | null> {
    return this.inTurn(async () => {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const standing = await this.catchUp();
        const [alarm, rule] = [standing.alarms.get(key), this.ruleOf(standing.alarms.get(key))];
        if (!alarm || !rule) return null;
        const at = this.now();
        const taken = step(alarm, event, at);
        if (taken.outcome === 'refused') throw new AlarmRefused(taken.reason);
        const change = { rule: rule.id, priority: rule.priority, event, before: alarm, after: taken.alarm, evidence: null };
        const next = { alarms: new Map(standing.alarms).set(key, taken.alarm), changes: [change], at, why };
        if (taken.outcome === 'unchanged' || (await this.keep(standing, next))) return answerOf(rule, { alarm: taken.alarm, evidence: standing.evidence.get(key) ?? null });
      }
      throw new Error('the alarms are written too often to be acted on');
    });
  }

  /** Where another server judges at this moment, what it wrote is said here too. */
  private async judgeOrFollow(): Promise<void> {
    // A rule of another priority is told with its alarms.
    if (this.news.rules(this.parts.pack()) && this.standing) await this.tell(this.standing);
    const judged = await this.parts.lease(leaseName, async () => {
      await this.judge();
      return true;
    });
    if (judged === null) {
      if (this.now() - this.readAt >= rereadMs) this.standing = null;
      await this.catchUp();
    }
    this.news.load(this.load.at(this.now()));
  }

  private async judge(): Promise<void> {
    const standing = await this.catchUp();
    const ground = await this.parts.ground.at(this.now());
    const { alarms, changes, unknown, gone } = round(standing.alarms, ground);
    if (gone.length > 0) this.parts.log.info({ alarms: gone.map(({ id, state }) => `${alarmKey(id)}: ${state}`) }, 'alarms let go of: the configuration has no rule for them any more');
    await this.keep(standing, { alarms, changes, unknown, at: ground.now });
  }

  /** What is stored, read anew when somebody else wrote. */
  private async catchUp(): Promise<Standing> {
    const { store } = this.parts;
    if (this.standing && this.standing.after === (await store.position())) return this.standing;
    const { after, alarms: rows } = await store.read();
    const known = rows.map(fromStored).map(({ alarm, evidence }) => [alarmKey(alarm.id), alarm, evidence] as const);
    this.standing = { after, alarms: new Map(known.map(([key, alarm]) => [key, alarm])), evidence: new Map(known.map(([key, , evidence]) => [key, evidence])) };
    this.readAt = this.now();
    await this.tell(this.standing);
    return this.standing;
  }

  /** Stores what is new and goes over to it. @returns false when somebody else wrote first */
  private async keep(before: Standing, { alarms, changes, unknown = new Map(), at, why = null }: Next): Promise<boolean> {
    const evidence = new Map([...before.evidence].filter(([key]) => alarms.has(key)));
    for (const change of changes) if (change.evidence) evidence.set(alarmKey(change.after.id), keepingEvents(change.evidence, evidence.get(alarmKey(change.after.id))));
    const reasons = [...unknown].filter(([key, reason]) => alarms.has(key) && !saysSame(evidence.get(key), reason));
    for (const [key, reason] of reasons) evidence.set(key, keepingEvents(reason, evidence.get(key)));
    const changed = new Set([...changes.map(({ after }) => alarmKey(after.id)), ...reasons.map(([key]) => key)]);
    const puts = [...alarms].filter(([key]) => changed.has(key) || !before.alarms.has(key));
    const gone = [...before.alarms].filter(([key]) => !alarms.has(key));
    if (puts.length + gone.length + changes.length === 0) {
      this.standing = { ...before, alarms };
      return true;
    }
    const after = await this.parts.store.keep({
      after: before.after,
      alarms: puts.map(([key, alarm]) => toStored(alarm, { priority: this.priorityOf(alarm), evidence: evidence.get(key) ?? null })),
      gone: gone.map(([, { id }]) => refOf(id)),
      changes: changes.map((change) => toChange(change, { at, why })),
    });
    this.standing = after === null ? null : { after, alarms, evidence };
    if (this.standing) await this.tell(this.standing);
    return after !== null;
  }

  /** What is committed is said: how alarms stand, and what they ask of those on duty. */
  private async tell({ alarms, evidence }: Standing): Promise<void> {
    const rules = new Map(this.parts.pack().alarms.rules.map((rule) => [rule.id, rule]));
    this.news.alarms(
      [...alarms].flatMap(([key, alarm]) => {
        const rule = rules.get(alarm.id.rule);
        return rule ? [standingOf(rule, { alarm, evidence: evidence.get(key) ?? null })] : [];
      }),
    );
    await this.load.catchUp(this.now());
    this.news.load(this.load.at(this.now()));
  }

  private ruleOf(alarm: Alarm | undefined) {
    return this.parts.pack().alarms.rules.find(({ id }) => id === alarm?.id.rule);
  }

  private priorityOf(alarm: Alarm): AlarmPriority {
    return this.ruleOf(alarm)?.priority ?? 'p4';
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.working.then(work);
    this.working = next.catch(() => undefined);
    return next;
  }
}
