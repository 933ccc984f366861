import { randomUUID } from 'node:crypto';
import type { NotificationFile } from '@ioc/contracts';
import { SecretMissing, type Logger } from '@ioc/platform';
import type { NewDelivery, NotificationStore, PlannedNotice, StoredDelivery } from '@ioc/store';
import type { Channel } from './channels/channel.js';
import { DeliveryFault } from './delivery-fault.js';
import { Message, NoticeContent } from './message.js';
import { nextTry } from './next-try.js';
import { planAlarms, type PlanGround } from './plan-alarms.js';
import { planDirectives } from './plan-directives.js';
import { planLines } from './plan-lines.js';
import { putTogether, type Batch } from './put-together.js';
import { reachesOf, type RecipientBook } from './recipients.js';

/** A log whose changes are numbered. */
interface Log<C> {
  position(): Promise<number>;
  changesAfter(number: number, limit: number): Promise<C[]>;
}

export interface NotifierParts {
  store: NotificationStore;
  alarms: Log<Parameters<typeof planAlarms>[0][number]>;
  directives: Log<Parameters<typeof planDirectives>[0][number]>;
  logBook: Log<Parameters<typeof planLines>[0][number]>;
  /** What the configuration says at this moment. */
  ground(): PlanGround;
  file(): NotificationFile;
  organisationEmail: RecipientBook['organisationEmail'];
  /** Who fills the posts of the shift plan now. */
  roster(): Promise<RecipientBook['onDuty']>;
  channels(): ReadonlyMap<string, Channel>;
  simulated: boolean;
  /** Answers null when another server plans at this moment. */
  lease<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  log: Logger;
  now?: () => number;
}

const leaseName = 'notification/plan';
const readAtOnce = 1000;
const sendAtOnce = 8;
/** One try; nobody else takes the message before twice that. */
const patienceMs = 20_000;

/**
 * Tells people. What the log of alarms asks for is planned with the place in the log in one transaction, so that it is planned once;
 * a message is tried until the other side has taken it, and again when the server was killed before it could write that down: at
 * least once, and under the same id.
 */
export class Notifier {
  private planning: Promise<unknown> | null = null;
  private sending: Promise<unknown> | null = null;
  private brokenPart: string | null = null;
  private readonly now: () => number;

  constructor(private readonly parts: NotifierParts) {
    this.now = parts.now ?? Date.now;
  }

  /** Ends after the work in hand. */
  async stop(): Promise<void> {
    await Promise.all([this.planning, this.sending]);
  }

  /** Plans, puts together and sends what is due. Never rejects: the next one makes up for it. */
  async tick(): Promise<void> {
    this.planning ??= this.guarded('planned', () => this.parts.lease(leaseName, () => this.plan())).finally(() => (this.planning = null));
    await this.planning;
    // A receiver that is slow holds up nothing but messages.
    this.sending ??= this.guarded('sent', () => this.send()).finally(() => (this.sending = null));
  }

  private async plan(): Promise<void> {
    const { alarms, directives, logBook, ground, file } = this.parts;
    await this.readLog('notification/alarms', alarms, (changes) => planAlarms(changes, ground()));
    await this.readLog('notification/directives', directives, (changes) => ({ settled: [], notices: planDirectives(changes, { centre: file().directivesTo, organisationName: ground().organisationName }) }));
    await this.readLog('notification/log-book', logBook, (changes) => ({ settled: [], notices: planLines(changes) }));
    const { store } = this.parts;
    const now = this.now();
    const batches = putTogether(await store.due(now));
    if (batches.length === 0) return;
    const { organisationEmail, roster } = this.parts;
    const book = { file: this.parts.file(), organisationEmail, onDuty: await roster(), subscribers: await store.subscribers() };
    for (const batch of batches) await store.tell(batch.notices.map(({ id }) => id), this.deliveriesOf(batch, book), now);
  }

  private async readLog<C extends { number: number }>(reader: string, log: Log<C>, plan: (changes: readonly C[]) => { settled: string[]; notices: PlannedNotice[] }): Promise<void> {
    const { store } = this.parts;
    for (;;) {
      const from = await store.cursor(reader);
      // What was raised before anybody was to be told is told to nobody.
      if (from === null) return store.begin(reader, await log.position());
      const changes = await log.changesAfter(from, readAtOnce);
      const last = changes.at(-1);
      if (!last) return;
      await store.plan({ reader, from, to: last.number, ...plan(changes) });
    }
  }

  private deliveriesOf({ recipient, drill, notices }: Batch, book: RecipientBook): NewDelivery[] {
    const message = Message.parse({ items: notices.map(({ content }) => NoticeContent.parse(content)), simulated: this.parts.simulated, drill });
    return reachesOf(recipient, book).map((reach) => ({ id: randomUUID(), notices: notices.map(({ id }) => id), recipient, ...reach, message }));
  }

  private async send(): Promise<void> {
    for (;;) {
      const now = this.now();
      const claimed = await this.parts.store.claim({ now, until: now + 2 * patienceMs, limit: sendAtOnce });
      await Promise.all(claimed.map((delivery) => this.try(delivery)));
      if (claimed.length < sendAtOnce) return;
    }
  }

  private async try(delivery: StoredDelivery): Promise<void> {
    const { id, channel: name, recipient, address } = delivery;
    try {
      const channel = this.parts.channels().get(name);
      if (!channel) throw new DeliveryFault(`notification.yaml has no channel "${name}" any more`, { permanent: true });
      const language = delivery.language === 'en' ? 'en' : 'vi';
      const receipt = await channel.send({ id, recipient, address, language, message: Message.parse(delivery.message) }, AbortSignal.timeout(patienceMs));
      await this.parts.store.sent(id, { at: this.now(), receipt });
    } catch (cause) {
      await this.failed(delivery, cause);
    }
  }

  private async failed({ id, channel, recipient, attempts, createdAt }: StoredDelivery, cause: unknown): Promise<void> {
    const fault = faultOf(cause);
    const again = fault.permanent ? null : nextTry({ attempts, createdAt, now: this.now(), retryAfterMs: fault.retryAfterMs }, Math.random());
    if (attempts === 1 || again === null) this.parts.log.warn({ channel, recipient, fault: fault.message, again }, again === null ? 'a message was given up' : 'a message did not arrive; it is tried again');
    await this.parts.store.failed(id, { fault: fault.message, again });
  }

  private async guarded(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      if (this.brokenPart === what) this.parts.log.info(`messages are ${what} again`);
      if (this.brokenPart === what) this.brokenPart = null;
    } catch (err) {
      if (this.brokenPart === null) this.parts.log.error({ err }, `messages could not be ${what}; trying again each second`);
      this.brokenPart ??= what;
    }
  }
}

/** Of a fault that nobody expected only its name is kept: its text may hold anything. */
function faultOf(cause: unknown): DeliveryFault {
  if (cause instanceof DeliveryFault) return cause;
  const said = cause instanceof SecretMissing ? cause.message : cause instanceof Error ? cause.name : 'unknown';
  return new DeliveryFault(said, { permanent: false, cause });
}
