import type { Feed, Indicator, Organisation } from '@ioc/contracts';

/** What the scorecard asks of a province pack. */
export interface ScorePack {
  feeds: readonly Feed[];
  organisations: readonly Organisation[];
  components: readonly { id: Feed['component']; name: { vi: string; en: string } }[];
  utcOffset: string;
  provinceArea: string;
  indicator(id: string): Indicator | undefined;
}
