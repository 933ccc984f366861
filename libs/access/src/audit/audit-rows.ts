import { offsetMs, type AuditEntry } from '@ioc/contracts';
import { fileWords, type FileLanguage } from './audit-words.js';

export interface FileGround {
  language: FileLanguage;
  /** Of the province: `+07:00`. */
  utcOffset: string;
}

/** One row of an exported file, its columns those of the words. */
export function auditRow(entry: AuditEntry, { language, utcOffset }: FileGround): (string | number | null)[] {
  const said = fileWords[language];
  const { actor, subject } = entry;
  const local = new Date(entry.at + offsetMs(utcOffset)).toISOString().slice(0, 23).replace('T', ' ');
  return [
    ...[entry.number, local, new Date(entry.at).toISOString()],
    ...[actor.name, actor.id, said.kind[actor.kind], said.act[entry.act], subject.kind, subject.id],
    ...[entry.component, entry.area, entry.organisation, entry.why, entry.from, said.outcome[entry.outcome]],
    ...[Object.keys(entry.details).length === 0 ? null : JSON.stringify(entry.details), entry.id, entry.previous, entry.hash],
  ];
}
