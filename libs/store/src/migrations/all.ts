import { LayOutTheStore1795451174508 } from './1795451174508-lay-out-the-store.js';
import { PartitionReadings1795451174509 } from './1795451174509-partition-readings.js';
import { CountCorrections1795695943716 } from './1795695943716-count-corrections.js';
import { NoteRunsAndResolutions1795698656442 } from './1795698656442-note-runs-and-resolutions.js';
import { RememberPushesAndHands1795698900000 } from './1795698900000-remember-pushes-and-hands.js';
import { LetGoOfRaw1795700881235 } from './1795700881235-let-go-of-raw.js';
import { TallyFeedsByDay1795701243137 } from './1795701243137-tally-feeds-by-day.js';
import { KnowFeedSchemas1795718561884 } from './1795718561884-know-feed-schemas.js';
import { RememberCameras1795731130976 } from './1795731130976-remember-cameras.js';
import { RememberDisplays1795733958297 } from './1795733958297-remember-displays.js';
import { RememberAlarms1795784822485 } from './1795784822485-remember-alarms.js';
import { RememberShiftSwaps1795792212737 } from './1795792212737-remember-shift-swaps.js';
import { RememberMaintenanceWindows1795793339378 } from './1795793339378-remember-maintenance-windows.js';
import { KeepLedgers1795793386097 } from './1795793386097-keep-ledgers.js';
import { TellPeople1795794586000 } from './1795794586000-tell-people.js';
import { RememberEventVersions1795795135043 } from './1795795135043-remember-event-versions.js';
import { RecordForPlayback1795809730806 } from './1795809730806-record-for-playback.js';
import { DrillsOnWalls1795821958850 } from './1795821958850-drills-on-walls.js';
import { KnowPeople1795852557538 } from './1795852557538-know-people.js';
import { KeepTheAudit1795852662548 } from './1795852662548-keep-the-audit.js';
import { KnowPasskeysAndProviders1795868969296 } from './1795868969296-know-passkeys-and-providers.js';

/** In the order in which they run; a landed one is never edited. */
export const migrations = [
  LayOutTheStore1795451174508,
  PartitionReadings1795451174509,
  CountCorrections1795695943716,
  NoteRunsAndResolutions1795698656442,
  RememberPushesAndHands1795698900000,
  LetGoOfRaw1795700881235,
  TallyFeedsByDay1795701243137,
  KnowFeedSchemas1795718561884,
  RememberCameras1795731130976,
  RememberDisplays1795733958297,
  RememberAlarms1795784822485,
  RememberShiftSwaps1795792212737,
  RememberMaintenanceWindows1795793339378,
  KeepLedgers1795793386097,
  TellPeople1795794586000,
  RememberEventVersions1795795135043,
  RecordForPlayback1795809730806,
  DrillsOnWalls1795821958850,
  KnowPeople1795852557538,
  KeepTheAudit1795852662548,
  KnowPasskeysAndProviders1795868969296,
];
