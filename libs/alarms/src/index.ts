export { Alarm, AlarmId, AlarmTerms, alarmKey, newAlarm } from './alarm.js';
export type { AlarmEvent } from './alarm-event.js';
export { reasons, type Reason } from './reasons.js';
export { step, type Step } from './step.js';
export { tableText } from './table-text.js';
export { axes, transitions, type Row } from './transitions.js';
