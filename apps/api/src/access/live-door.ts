import { Injectable } from '@nestjs/common';
import { withhold, type Placed, type Sight } from '@ioc/access';
import type { AccessSubject, Actor, AlarmStanding, CameraStatus, DirectiveAnswer, EventState, FeedState, IncidentAnswer, SeriesState, Topic } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';
import { ReaderDoor, type Keep, type Opened, type Reader, type Veil } from '@ioc/push';
import { House } from '../house.js';
import { placeOf } from './places.js';

/** What a topic tells of; `component/…` tells readings. */
const subjects: Readonly<Record<Exclude<Topic, `component/${string}`>, AccessSubject>> = {
  feeds: 'feed',
  cameras: 'camera',
  events: 'event',
  alarms: 'alarm',
  displays: 'display',
  incidents: 'incident',
  procedures: 'procedure',
  directives: 'directive',
  drills: 'drill',
};

/** Where each thing of a topic lies. A topic that is missing here is told whole or not at all. */
const places = (pack: ProvincePack): Partial<Record<AccessSubject, (thing: never) => Placed>> => ({
  reading: (series: SeriesState) => placeOf.series(pack, series),
  feed: (feed: FeedState) => placeOf.feed(feed),
  camera: (camera: CameraStatus) => placeOf.camera(camera),
  event: (event: EventState) => placeOf.event(event),
  alarm: (alarm: AlarmStanding) => placeOf.alarm(pack, alarm),
  incident: (incident: IncidentAnswer) => placeOf.incident(incident),
  directive: (directive: DirectiveAnswer) => placeOf.directive(directive),
});

export function subjectOf(topic: Topic): AccessSubject {
  return topic.startsWith('component/') ? 'reading' : subjects[topic as keyof typeof subjects];
}

function veilOf(sight: Sight, topic: Topic): Veil | null {
  const withheld = sight.withheld(subjectOf(topic));
  return Object.keys(withheld).length === 0 ? null : (told) => withhold(told, withheld);
}

/** Who listens at the sockets: the same people and screens, with the same rights, as at the addresses. */
@Injectable()
export class LiveDoor extends ReaderDoor {
  constructor(private readonly house: House) {
    super();
  }

  async reader(opened: Opened): Promise<Reader | null> {
    const { actor, sight } = await this.house.access.identity.of(opened);
    if (!actor) return null;
    return { key: sight.key, told: (topic) => this.told(sight, topic), veil: (topic) => veilOf(sight, topic), isDisplay: (id) => this.speaksFor(actor, id) };
  }

  override onChange(listener: () => void): void {
    this.house.access.identity.onForget(listener);
  }

  private told(sight: Sight, topic: Topic): 'all' | 'none' | Keep {
    const subject = subjectOf(topic);
    if (sight.mayAll('read', subject)) return 'all';
    const placed = places(this.house.pack)[subject] as ((thing: unknown) => Placed) | undefined;
    return placed && sight.may('read', subject) ? (thing) => sight.sees(subject, placed(thing)) : 'none';
  }

  /** In a demonstration nobody is paired, and every wall says which one it is. */
  private speaksFor(actor: Actor, display: string): boolean {
    return actor.kind === 'display' ? actor.id === display : this.house.environment.demonstration !== null;
  }
}
