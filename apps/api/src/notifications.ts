import type { Duty } from '@ioc/contracts';
import { NotificationDesk, Notifier, openChannels, vapidKeys, type Channel, type Centre } from '@ioc/notification';
import type { Shifts } from '@ioc/operations';
import type { Environment, Logger, ProvincePack, Secrets } from '@ioc/platform';
import { AlarmStore, LedgerStore, NotificationStore, type Database, type FeedLeases } from '@ioc/store';

interface Ground {
  environment: Environment;
  database: Database;
  secrets: Secrets;
  leases: FeedLeases;
  log: Logger;
  pack(): ProvincePack;
  shifts: Pick<Shifts, 'onDuty'>;
}

/** The room of notification, over the pack of the moment. */
export function makeNotifications({ environment, database, secrets, leases, log, pack, shifts }: Ground): { notifier: Notifier; desk: NotificationDesk } {
  const store = new NotificationStore(database);
  const shared = {
    store,
    file: () => pack().notification,
    organisationEmail: (id: string) => pack().organisations.find((one) => one.id === id)?.email,
    roster: async () => rosterOf(await shifts.onDuty(), pack()),
    simulated: environment.simulatedOrigins.length > 0,
  };
  const keys = vapidKeys(environment.dataDir);
  const channels = perPack(pack, (current) => openChannels(current.notification, { centre: centreOf(current, environment), secret: (ref) => secrets.resolve(ref), keys, store }));
  const notifier = new Notifier({ ...shared, channels, ground: () => groundOf(pack()), alarms: new AlarmStore(database), directives: new LedgerStore(database, 'directive'), logBook: new LedgerStore(database, 'log-book'), lease: leases.hold.bind(leases), log });
  return { notifier, desk: new NotificationDesk({ ...shared, keys }) };
}

/** Opened again only when the configuration is another one. */
function perPack(pack: () => ProvincePack, open: (pack: ProvincePack) => ReadonlyMap<string, Channel>): () => ReadonlyMap<string, Channel> {
  let opened: { pack: ProvincePack; channels: ReadonlyMap<string, Channel> } | null = null;
  return () => {
    const current = pack();
    if (opened?.pack !== current) opened = { pack: current, channels: open(current) };
    return opened.channels;
  };
}

/** Who fills which post at this moment. */
function rosterOf(duty: Duty | null, { shifts }: ProvincePack) {
  return (post: string) => {
    const seat = duty?.seats.find((one) => one.post === post);
    return shifts.people.find(({ id }) => id === seat?.person) ?? null;
  };
}

function centreOf({ province }: ProvincePack, { publicUrl }: Environment): Centre {
  return { name: `${province.centreName} ${province.name}`, timeZone: province.timeZone, url: publicUrl };
}

function groundOf(pack: ProvincePack) {
  const rules = new Map(pack.alarms.rules.map((rule) => [rule.id, rule]));
  return {
    routes: pack.notification.routes,
    rule: (id: string) => rules.get(id),
    areaName: (code: string) => pack.areaByCode(code)?.name ?? code,
    organisationName: (id: string) => pack.organisations.find((one) => one.id === id)?.name ?? id,
  };
}
