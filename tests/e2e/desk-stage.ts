import type { Express, Request, Response } from 'express';
import { parseTime, type Effectiveness as EffectAnswer, type EffectRow, type ServiceIndex } from '@ioc/contracts';
import { Effectiveness } from '@ioc/effectiveness';
import type { ProvincePack } from '@ioc/platform';
import { breakdownOf, serviceIndex } from '@ioc/service-index';

/* Answers for pages of the desk that are worked out from logs and counts: with names and numbers that are hard to set. */

const day = 86_400_000;
const longName = 'Ban Chỉ huy Phòng, chống thiên tai, Tìm kiếm cứu nạn và Phòng thủ dân sự các huyện biên giới tỉnh Kon Tum';

export function serveDesk(express: Express, pack: ProvincePack): void {
  express.get('/api/v1/service-index', (request: Request, response: Response) => void response.json(indexOf(pack, String(request.query['period']))));
  express.get('/api/v1/effectiveness', async (request: Request, response: Response) => void response.json(await effectsOf(pack, String(request.query['period']))));
}

/** Shares from nothing to everything, counts of six digits, one metric of which nothing is known. */
function indexOf({ serviceIndex: rules, utcOffset }: ProvincePack, period: string): ServiceIndex {
  const span = parseTime(period, utcOffset);
  if (!rules || !span) throw new Error(`the stage has no index of ${period}`);
  const metrics = rules.groups.flatMap((group) => group.metrics).slice(1);
  const whole = 987_654;
  const counts = metrics.flatMap(({ code }, nth) =>
    [undefined, ...rules.agencies.map((agency) => agency.code)].map((agency, at) => ({ breakdown: breakdownOf(code, agency), month: '2026-11', part: Math.round((whole * ((nth * 7 + at * 3) % 21)) / 20), whole })),
  );
  const published = new Map(rules.groups.map((group) => [group.published ?? '', 17.55]));
  const ground = { rules, period, span, nowMs: span.startMs + 20 * day, now: counts, before: null, published };
  return serviceIndex({ ...ground, months: ['2026-10', '2026-11'], organisationName: (id) => `${longName} (${id})` });
}

const none = () => Promise.resolve([]);

/** Every figure, most of them not known and with their reasons; one by many organisations. */
async function effectsOf(pack: ProvincePack, period: string): Promise<EffectAnswer> {
  const store = { alarmSteps: none, matters: none, events: none, sceneOrders: none, spans: () => Promise.resolve(new Map()), firstPolls: () => Promise.resolve(new Map()) };
  const empty = await new Effectiveness({ store, shifts: { swaps: none }, pack: () => pack }).of(period, Date.now());
  const rows = ['p1', 'p2', 'p3', 'p4', ...pack.organisations.slice(0, 12).map(({ id }) => id)].map((of, nth): EffectRow => ({
    figure: 'alarm-acknowledge',
    by: nth < 4 ? 'priority' : 'organisation',
    of,
    name: nth < 4 ? { vi: of, en: of } : { vi: longName, en: longName },
    value: (nth + 1) * 3_723_000,
    p90: (nth + 1) * 41_111_000,
    part: 123_456,
    whole: 234_567,
    reason: null,
  }));
  return { ...empty, rows: [...empty.rows, ...rows] };
}
