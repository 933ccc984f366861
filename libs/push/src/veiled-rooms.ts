import type { LiveFrame, Topic } from '@ioc/contracts';
import type { Reader, Veil } from './reader.js';

interface VeiledRoom {
  name: string;
  veil: Veil;
}

/** Rooms of a topic: one for all who are told everything of its things, and one for each set of fields that is left out. */
export class VeiledRooms {
  private readonly rooms = new Map<string, VeiledRoom[]>();

  /** The room in which a reader hears a topic. */
  roomOf(topic: Topic, reader: Reader): string {
    const veil = reader.veil(topic);
    if (!veil) return topic;
    const name = `${topic}|${reader.key}`;
    const known = this.rooms.get(topic) ?? [];
    if (!known.some((room) => room.name === name)) this.rooms.set(topic, [...known, { name, veil }]);
    return name;
  }

  /** @param isHeard whether anybody is in a room @returns the frame for each room with fields left out */
  veiled(frame: LiveFrame, isHeard: (room: string) => boolean): { room: string; frame: LiveFrame }[] {
    return (this.rooms.get(frame.topic) ?? []).filter(({ name }) => isHeard(name)).map(({ name, veil }) => ({ room: name, frame: veil(frame) }));
  }
}
