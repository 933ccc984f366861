import type { Bilingual, ProcedureRun } from '@ioc/contracts';
import type { RunEvent } from './run-event.js';

/** What is said of a change of a run: in its log, and in the timeline of its incident. `before` is the run that the event happened to. */
export function runWords(event: RunEvent, before: ProcedureRun): Bilingual {
  const name = stepName(before);
  const say = words[event.kind] as (event: RunEvent, name: Bilingual) => Bilingual;
  return say(event, name);
}

function stepName({ procedure, current }: ProcedureRun): Bilingual {
  return procedure.steps.find(({ id }) => id === current?.step)?.name ?? procedure.name;
}

const noted = (note: string) => (note === '' ? '.' : `: ${note}`);
const listed = (captured: Readonly<Record<string, number | string>>) => Object.entries(captured).map(([field, value]) => `${field} ${value}`).join(', ');

const words: { [K in RunEvent['kind']]: (event: Extract<RunEvent, { kind: K }>, name: Bilingual) => Bilingual } = {
  complete: ({ captured, note }, name) => {
    const more = [listed(captured), note].filter((text) => text !== '').join('; ');
    return { vi: `Xong bước “${name.vi}”${noted(more)}`, en: `Step “${name.en}” done${noted(more)}` };
  },
  skip: ({ why }, name) => ({ vi: `Bỏ qua bước “${name.vi}”: ${why}`, en: `Step “${name.en}” skipped: ${why}` }),
  stop: ({ why }) => ({ vi: `Dừng quy trình: ${why}`, en: `Procedure stopped: ${why}` }),
  'add-photo': ({ photo }) => ({ vi: `Gửi ảnh “${photo.name}”.`, en: `Picture “${photo.name}” sent.` }),
  executed: ({ said }) => said,
  failed: ({ why }, name) => ({ vi: `Hệ thống chưa làm được bước “${name.vi}”: ${why}. Sẽ thử lại.`, en: `The centre could not do the step “${name.en}”: ${why}. It tries again.` }),
  'time-passed': (_event, name) => ({ vi: `Quá hạn bước “${name.vi}”.`, en: `Step “${name.en}” is overdue.` }),
};
