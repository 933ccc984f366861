import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { Freshness } from '@ioc/contracts';
import { LiveGateway } from '@ioc/push';
import type { Dropped } from '@ioc/store';
import { House } from './house.js';

/** Gauges that bear a counter's name; by their kind they stand beside them. */
const misnamed = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

/** Figures about the centre itself. Names follow Prometheus' rules: unit in the name, base units. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  private readonly droppedPayloads = new Counter({ name: 'rong_raw_payloads_dropped_total', help: 'Archived payloads let go of by the policy', registers: [this.registry] });
  private readonly droppedBytes = new Counter({ name: 'rong_raw_dropped_bytes_total', help: 'Their size before compression', registers: [this.registry] });

  constructor(house: House, gateway: LiveGateway) {
    collectDefaultMetrics({ register: this.registry });
    for (const name of misnamed) this.registry.removeSingleMetric(name);
    this.countPolls(house);
    this.timeStorage(house);
    this.gauges(house, gateway);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** What the policy let go of in one night. */
  rawDropped({ payloads, bytes }: Dropped): void {
    this.droppedPayloads.inc(payloads);
    this.droppedBytes.inc(bytes);
  }

  private countPolls(house: House): void {
    const polls = new Counter({ name: 'rong_feed_polls_total', help: 'Polls by feed and outcome', labelNames: ['feed', 'outcome'], registers: [this.registry] });
    const lastRun = new Map<string, number>();
    house.bus.on('feed.changed', ({ id, outcome, lastRunAt }) => {
      if (outcome === null || lastRunAt === null || lastRun.get(id) === lastRunAt) return;
      lastRun.set(id, lastRunAt);
      polls.inc({ feed: id, outcome });
    });
  }

  private timeStorage(house: House): void {
    const changes = new Counter({ name: 'rong_series_changes_total', help: 'Changes of newest values that were stored', labelNames: ['feed'], registers: [this.registry] });
    const delay = new Histogram({
      name: 'rong_fetched_to_stored_seconds',
      help: 'From the answer of the department to the commit',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [this.registry],
    });
    house.bus.on('readings.stored', (message) => {
      changes.inc({ feed: message.feed }, message.changes.length);
      delay.observe(Math.max(0, message.storedAt - message.fetchedAt) / 1000);
    });
  }

  private gauges(house: House, gateway: LiveGateway): void {
    const registers = [this.registry];
    new Gauge({
      name: 'rong_feeds',
      help: 'Feeds by freshness',
      labelNames: ['freshness'],
      registers,
      collect() {
        for (const freshness of Freshness.options) {
          this.set({ freshness }, house.states.all().filter((state) => state.freshness === freshness).length);
        }
      },
    });
    new Gauge({
      name: 'rong_live_clients',
      help: 'Connected screens and programs, and how many of them are behind',
      labelNames: ['state'],
      registers,
      collect() {
        const { clients, behind } = gateway.load();
        this.set({ state: 'connected' }, clients);
        this.set({ state: 'behind' }, behind);
      },
    });
    new Gauge({
      name: 'rong_audit_waiting',
      help: 'Entries of the audit that are not written yet',
      registers,
      collect() {
        this.set(house.audit.trail.waiting);
      },
    });
    new Gauge({
      name: 'rong_audit_anchor_faults',
      help: 'Times that the end of the audit could not be laid down outside of the database, since the start',
      registers,
      collect() {
        this.set(house.audit.anchor.faults);
      },
    });
    new Gauge({
      name: 'rong_cameras_online',
      help: 'Cameras whose picture moves',
      registers,
      collect() {
        this.set(house.cameras.metrics().online);
      },
    });
  }
}
