import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { LiveGateway, LiveHub, ReaderDoor } from '@ioc/push';
import { AlarmClock } from './alarm-clock.service.js';
import { AlarmsController } from './alarms.controller.js';
import { AuditClock } from './audit/audit-clock.service.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditInterceptor } from './audit/audit.interceptor.js';
import { BriefController } from './brief.controller.js';
import { CameraNoticeController } from './camera-notice.controller.js';
import { CamerasController } from './cameras.controller.js';
import { ConfigController } from './config.controller.js';
import { ConfigReload } from './config-reload.service.js';
import { UnknownParameters } from './describe/unknown-parameters.guard.js';
import { DirectiveExchangeController } from './directive-exchange.controller.js';
import { DirectivesController } from './directives.controller.js';
import { DisplaysController } from './displays.controller.js';
import { DrillsController } from './drills.controller.js';
import { EffectivenessController } from './effectiveness.controller.js';
import { EventsController } from './events.controller.js';
import { FeedScheduler } from './feed-scheduler.service.js';
import { FeedsController } from './feeds.controller.js';
import { HealthController } from './health.controller.js';
import { House } from './house.js';
import { Housekeeping } from './housekeeping.service.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { MaintenanceController } from './maintenance.controller.js';
import { DutyRoomController } from './duty-room.controller.js';
import { IncidentsController } from './incidents.controller.js';
import { OperationsClock } from './operations-clock.service.js';
import { ManualEntriesController } from './onboarding/manual-entries.controller.js';
import { OnboardingController } from './onboarding/onboarding.controller.js';
import { UploadController } from './onboarding/upload.controller.js';
import { OutlookClock } from './outlook-clock.service.js';
import { OutlookController } from './outlook.controller.js';
import { PlaybackController } from './playback.controller.js';
import { ProceduresController } from './procedures.controller.js';
import { NotificationClock } from './notification-clock.service.js';
import { NotificationsController } from './notifications.controller.js';
import { ProvinceController } from './province.controller.js';
import { PushController } from './push.controller.js';
import { RawController } from './raw.controller.js';
import { ReadingsController } from './readings.controller.js';
import { FeedSchemaController } from './feed-schema.controller.js';
import { ReplayController } from './replay.controller.js';
import { AccountsController } from './access/accounts.controller.js';
import { LiveDoor } from './access/live-door.js';
import { OwnAccountController } from './access/own-account.controller.js';
import { OwnPasskeysController } from './access/own-passkeys.controller.js';
import { PasskeySessionController } from './access/passkey-session.controller.js';
import { PairingController } from './access/pairing.controller.js';
import { Rights } from './access/rights.guard.js';
import { WithheldFields } from './access/withheld-fields.interceptor.js';
import { SessionController } from './access/session.controller.js';
import { SingleSignOnController } from './access/single-sign-on.controller.js';
import { ScorecardController } from './scorecard.controller.js';
import { ServiceIndexController } from './service-index.controller.js';
import { ShiftsController } from './shifts.controller.js';
import { TrendsController } from './trends.controller.js';
import { UnknownPaths } from './unknown-paths.js';

const controllers = [
  ProvinceController,
  ReadingsController,
  TrendsController,
  OutlookController,
  FeedsController,
  ReplayController,
  PlaybackController,
  FeedSchemaController,
  RawController,
  EventsController,
  AlarmsController,
  MaintenanceController,
  ShiftsController,
  NotificationsController,
  IncidentsController,
  SessionController,
  SingleSignOnController,
  AccountsController,
  OwnAccountController,
  OwnPasskeysController,
  PasskeySessionController,
  // `exchange` is no id of a directive.
  DirectiveExchangeController,
  DirectivesController,
  ProceduresController,
  DrillsController,
  DutyRoomController,
  CameraNoticeController,
  CamerasController,
  // `pairing` is no id of a display.
  PairingController,
  DisplaysController,
  HealthController,
  MetricsController,
  ConfigController,
  PushController,
  OnboardingController,
  UploadController,
  ManualEntriesController,
  ScorecardController,
  ServiceIndexController,
  EffectivenessController,
  BriefController,
  AuditController,
];

/** What the process offers to the outside, over an open house. */
@Module({})
export class AppModule {
  static over(house: House): DynamicModule {
    return {
      module: AppModule,
      imports: [ScheduleModule.forRoot()],
      controllers: [...controllers],
      providers: [
        { provide: House, useValue: house },
        { provide: LiveHub, useValue: house.hub },
        { provide: ReaderDoor, useClass: LiveDoor },
        LiveGateway,
        FeedScheduler,
        AlarmClock,
        OutlookClock,
        NotificationClock,
        OperationsClock,
        ConfigReload,
        Metrics,
        Housekeeping,
        { provide: APP_GUARD, useClass: Rights },
        { provide: APP_GUARD, useClass: UnknownParameters },
        { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
        { provide: APP_INTERCEPTOR, useClass: WithheldFields },
        AuditClock,
        UnknownPaths,
      ],
    };
  }
}
