import { AlarmChangeRow } from './alarm-change.entity.js';
import { AlarmRow } from './alarm.entity.js';
import { AuditEntryRow } from './audit-entry.entity.js';
import { CameraSpanRow } from './camera-span.entity.js';
import { DeliveryRow } from './delivery.entity.js';
import { DisplayHeard } from './display-heard.entity.js';
import { DisplayOrder } from './display-order.entity.js';
import { EventRow } from './event.entity.js';
import { EventVersionRow } from './event-version.entity.js';
import { FeedDay } from './feed-day.entity.js';
import { FeedLatency } from './feed-latency.entity.js';
import { FeedRun } from './feed-run.entity.js';
import { FeedSchemaEntryRow } from './feed-schema-entry.entity.js';
import { FeedSchemaRow } from './feed-schema.entity.js';
import { HandledRun } from './handled-run.entity.js';
import { Latest } from './latest.entity.js';
import { MaintenanceWindowRow } from './maintenance-window.entity.js';
import { ManualEntryRow } from './manual-entry.entity.js';
import { LogCursorRow, NoticeRow } from './notice.entity.js';
import { PushReceipt } from './push-receipt.entity.js';
import { PushSubscriptionRow } from './push-subscription.entity.js';
import { QuarantineRow } from './quarantine.entity.js';
import { RawPayloadRow } from './raw-payload.entity.js';
import { ReadingDay } from './reading-day.entity.js';
import { ReadingRevision } from './reading-revision.entity.js';
import { StoredReadingRow } from './reading.entity.js';
import { RunRaw } from './run-raw.entity.js';
import { Series } from './series.entity.js';
import { LedgerCursorRow } from './ledger-cursor.entity.js';
import { MatterChangeRow } from './matter-change.entity.js';
import { MatterRow } from './matter.entity.js';
import { PlaybackChunkRow } from './playback-chunk.entity.js';
import { ShiftSwapRow } from './shift-swap.entity.js';
import { WatchSpan } from './watch-span.entity.js';
import { AccountRow } from './account.entity.js';
import { SessionRow } from './session.entity.js';
import { PasskeyRow } from './passkey.entity.js';
import { SetupLinkRow } from './setup-link.entity.js';
import { DisplayTokenRow } from './display-token.entity.js';
import { DisplayPairingRow } from './display-pairing.entity.js';

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
  EventVersionRow,
  CameraSpanRow,
  DisplayOrder,
  DisplayHeard,
  PushReceipt,
  MaintenanceWindowRow,
  ManualEntryRow,
  HandledRun,
  FeedDay,
  FeedLatency,
  WatchSpan,
  FeedSchemaRow,
  FeedSchemaEntryRow,
  AlarmRow,
  AlarmChangeRow,
  ShiftSwapRow,
  MatterRow,
  MatterChangeRow,
  LedgerCursorRow,
  NoticeRow,
  LogCursorRow,
  DeliveryRow,
  PushSubscriptionRow,
  PlaybackChunkRow,
  AccountRow,
  SessionRow,
  SetupLinkRow,
  PasskeyRow,
  DisplayTokenRow,
  DisplayPairingRow,
  AuditEntryRow,
];
