import { Controller, Get, NotFoundException, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { dayOf, parseTime, ServiceIndex, ServiceIndexQuery, type ServiceIndexFile } from '@ioc/contracts';
import { recentMs, serviceIndex, type KnownCount } from '@ioc/service-index';
import { May } from './access/may.decorator.js';
import { Checked } from './checked.pipe.js';
import { Answers } from './describe/answers.decorator.js';
import { House } from './house.js';
import { BadParameters } from './problem.filter.js';

interface Span {
  startMs: number;
  endMs: number;
}

/** The service index of Decision 766: points, points lost, and what brings the next ones. */
@ApiTags('service-index')
@Controller('service-index')
@May('read', 'service-index')
export class ServiceIndexController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({ summary: 'An estimate of the points of Decision 766 by group, metric and agency, what is lost, the cheapest next points, and the end of the period at this pace' })
  @Answers(ServiceIndex)
  async index(@Query(new Checked(ServiceIndexQuery)) { period, agency }: ServiceIndexQuery): Promise<ServiceIndex> {
    const { pack } = this.house;
    const rules = pack.serviceIndex;
    if (!rules) throw new NotFoundException('This province has no service-index.yaml');
    if (agency !== undefined && !rules.agencies.some(({ organisation }) => organisation === agency)) {
      throw new BadParameters([{ path: 'agency', message: `has no counts of its own: known are ${rules.agencies.map(({ organisation }) => organisation).join(', ')}` }]);
    }
    const span = parseTime(period, pack.utcOffset);
    if (!span) throw new BadParameters([{ path: 'period', message: 'is no period' }]);
    const nowMs = Date.now();
    const [now, before, published] = await Promise.all([this.counts(rules, span, nowMs), this.countsBefore(rules, span, nowMs), this.published(rules)]);
    const organisationName = (id: string) => pack.organisations.find((one) => one.id === id)?.name ?? id;
    return serviceIndex({ rules, period, span, nowMs, agency, months: monthsOf(span, nowMs, pack.utcOffset), now, before, published, organisationName });
  }

  private async countsBefore(rules: ServiceIndexFile, span: Span, nowMs: number): Promise<{ atMs: number; counts: KnownCount[] } | null> {
    const atMs = nowMs - recentMs;
    if (atMs <= span.startMs || nowMs >= span.endMs) return null;
    const counts = await this.counts(rules, span, atMs);
    return counts.length === 0 ? null : { atMs, counts };
  }

  private async counts({ part, whole }: ServiceIndexFile, { startMs, endMs }: Span, knownAtMs: number): Promise<KnownCount[]> {
    const found = await this.house.store.monthCounts({ indicators: [part, whole], area: this.house.pack.provinceArea, fromMs: startMs, toMs: endMs, knownAtMs });
    const wholes = new Map(found.filter(({ indicator }) => indicator === whole).map(({ breakdown, month, value }) => [`${month} ${breakdown}`, value]));
    return found.filter(({ indicator }) => indicator === part).map(({ breakdown, month, value }) => ({ breakdown, month, part: value, whole: wholes.get(`${month} ${breakdown}`) ?? null }));
  }

  /** What the portal itself publishes: newest, whatever the period. */
  private async published({ published, groups }: ServiceIndexFile): Promise<Map<string, number | null>> {
    const indicators = [published, ...groups.map((group) => group.published)].filter((id) => id !== undefined);
    const latest = await this.house.store.latest({ indicators, area: this.house.pack.provinceArea });
    return new Map(latest.filter(({ breakdown }) => !breakdown).map(({ indicator, value }) => [indicator, value]));
  }
}

/** Those that have begun: `2026-10`, `2026-11`. */
function monthsOf({ startMs, endMs }: Span, nowMs: number, utcOffset: string): string[] {
  const months: string[] = [];
  for (let at = startMs; at < Math.min(endMs, nowMs); ) {
    const month = dayOf(at, utcOffset).slice(0, 7);
    months.push(month);
    at = parseTime(month, utcOffset)?.endMs ?? endMs;
  }
  return months;
}
