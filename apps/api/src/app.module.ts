import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { LiveGateway, LiveHub } from '@ioc/push';
import { AlarmClock } from './alarm-clock.service.js';
import { AlarmsController } from './alarms.controller.js';
import { BriefController } from './brief.controller.js';
import { CamerasController } from './cameras.controller.js';
import { ConfigController } from './config.controller.js';
import { ConfigReload } from './config-reload.service.js';
import { UnknownParameters } from './describe/unknown-parameters.guard.js';
import { DisplaysController } from './displays.controller.js';
import { EventsController } from './events.controller.js';
import { FeedScheduler } from './feed-scheduler.service.js';
import { FeedsController } from './feeds.controller.js';
import { HealthController } from './health.controller.js';
import { House } from './house.js';
import { Housekeeping } from './housekeeping.service.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { ManualEntriesController } from './onboarding/manual-entries.controller.js';
import { OnboardingController } from './onboarding/onboarding.controller.js';
import { UploadController } from './onboarding/upload.controller.js';
import { ProvinceController } from './province.controller.js';
import { PushController } from './push.controller.js';
import { RawController } from './raw.controller.js';
import { ReadingsController } from './readings.controller.js';
import { FeedSchemaController } from './feed-schema.controller.js';
import { ReplayController } from './replay.controller.js';
import { ScorecardController } from './scorecard.controller.js';
import { TrendsController } from './trends.controller.js';
import { UnknownPaths } from './unknown-paths.js';

/** What the process offers to the outside, over an open house. */
@Module({})
export class AppModule {
  static over(house: House): DynamicModule {
    return {
      module: AppModule,
      imports: [ScheduleModule.forRoot()],
      controllers: [
        ProvinceController,
        ReadingsController,
        TrendsController,
        FeedsController,
        ReplayController,
    FeedSchemaController,
        RawController,
        EventsController,
        AlarmsController,
        CamerasController,
        DisplaysController,
        HealthController,
        MetricsController,
        ConfigController,
        PushController,
        OnboardingController,
        UploadController,
        ManualEntriesController,
        ScorecardController,
        BriefController,
      ],
      providers: [
        { provide: House, useValue: house },
        { provide: LiveHub, useValue: house.hub },
        LiveGateway,
        FeedScheduler,
        AlarmClock,
        ConfigReload,
        Metrics,
        Housekeeping,
        { provide: APP_GUARD, useClass: UnknownParameters },
        UnknownPaths,
      ],
    };
  }
}
