import type { Bilingual, DirectiveEventKind } from '@ioc/contracts';
import type { DirectiveEvent } from './directive-event.js';

type TimeText = (at: number, language: 'vi' | 'en') => string;
type Words = { [K in DirectiveEventKind]: (event: Extract<DirectiveEvent, { kind: K }>, time: TimeText) => Bilingual };

const words: Words = {
  edit: () => ({ vi: 'Sửa dự thảo.', en: 'The draft was changed.' }),
  approve: () => ({ vi: 'Duyệt.', en: 'Approved.' }),
  undo: () => ({ vi: 'Rút lại trước khi gửi.', en: 'Taken back before it was sent.' }),
  send: () => ({ vi: 'Gửi đến cơ quan.', en: 'Sent to the organisation.' }),
  receive: () => ({ vi: 'Cơ quan đã nhận.', en: 'The organisation has received it.' }),
  progress: ({ percent, text }) => ({ vi: `Tiến độ ${percent} %: ${text}`, en: `Progress ${percent} %: ${text}` }),
  'ask-extension': ({ until, why }, time) => ({ vi: `Đề nghị gia hạn đến ${time(until, 'vi')}: ${why}`, en: `Asks for time until ${time(until, 'en')}: ${why}` }),
  'grant-extension': ({ until }, time) => ({ vi: `Gia hạn đến ${time(until, 'vi')}.`, en: `Given time until ${time(until, 'en')}.` }),
  'refuse-extension': ({ why }) => ({ vi: `Không gia hạn: ${why}`, en: `No more time: ${why}` }),
  attach: ({ evidence }) => ({ vi: `Đính kèm ${evidence.name}.`, en: `Attached ${evidence.name}.` }),
  'report-done': ({ text }) => ({ vi: `Báo xong: ${text}`, en: `Reported done: ${text}` }),
  return: ({ why }) => ({ vi: `Trả lại: ${why}`, en: `Returned: ${why}` }),
  verify: () => ({ vi: 'Nghiệm thu.', en: 'Verified.' }),
  close: ({ result }) => ({ vi: `Đóng: ${result}`, en: `Closed: ${result}` }),
  withdraw: ({ why }) => ({ vi: `Rút: ${why}`, en: `Withdrawn: ${why}` }),
  'pass-deadline': ({ deadline }, time) => ({ vi: `Quá hạn ${time(deadline, 'vi')}.`, en: `The deadline of ${time(deadline, 'en')} has passed.` }),
};

/** One line of the log. @param timeZone of the province, in which deadlines are meant */
export function directiveWords(event: DirectiveEvent, timeZone: string): Bilingual {
  const time: TimeText = (at, language) => new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return (words[event.kind] as (event: DirectiveEvent, time: TimeText) => Bilingual)(event, time);
}
