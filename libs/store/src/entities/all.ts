import { AlarmChangeRow } from './alarm-change.entity.js';
import { AlarmRow } from './alarm.entity.js';
import { CameraSpanRow } from './camera-span.entity.js';
import { DisplayHeard } from './display-heard.entity.js';
import { DisplayOrder } from './display-order.entity.js';
import { EventRow } from './event.entity.js';
import { FeedDay } from './feed-day.entity.js';
import { FeedLatency } from './feed-latency.entity.js';
import { FeedRun } from './feed-run.entity.js';
import { FeedSchemaEntryRow } from './feed-schema-entry.entity.js';
import { FeedSchemaRow } from './feed-schema.entity.js';
import { HandledRun } from './handled-run.entity.js';
import { Latest } from './latest.entity.js';
import { ManualEntryRow } from './manual-entry.entity.js';
import { PushReceipt } from './push-receipt.entity.js';
import { QuarantineRow } from './quarantine.entity.js';
import { RawPayloadRow } from './raw-payload.entity.js';
import { ReadingDay } from './reading-day.entity.js';
import { ReadingRevision } from './reading-revision.entity.js';
import { StoredReadingRow } from './reading.entity.js';
import { RunRaw } from './run-raw.entity.js';
import { Series } from './series.entity.js';
import { WatchSpan } from './watch-span.entity.js';

export const entities = [
  Series,
  StoredReadingRow,
  ReadingRevision,
  ReadingDay,
  Latest,
  FeedRun,
  RawPayloadRow,
  RunRaw,
  QuarantineRow,
  EventRow,
  CameraSpanRow,
  DisplayOrder,
  DisplayHeard,
  PushReceipt,
  ManualEntryRow,
  HandledRun,
  FeedDay,
  FeedLatency,
  WatchSpan,
  FeedSchemaRow,
  FeedSchemaEntryRow,
  AlarmRow,
  AlarmChangeRow,
];
