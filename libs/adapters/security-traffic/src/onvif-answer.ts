import { z } from 'zod';
import { AdapterFault, jsonOf, xmlOf, type RawPayload, type XmlNode } from '@ioc/adapter-kit';

/** What one answer says of a camera. */
export type OnvifAnswer =
  | { kind: 'clock'; clockMs: number | null; where: string }
  | { kind: 'answer'; said: string; where: string }
  | { kind: 'fault'; denied: boolean; reason: string; where: string }
  /** The camera did not answer at all: written by the reader itself, in place of an answer. */
  | { kind: 'silent'; fault: string; reason: string; where: string };

const Silent = z.strictObject({ camera: z.string(), fault: z.string(), message: z.string() });

/**
 * Understands a SOAP answer of a camera by local names: prefixes differ from maker to maker. A fault is a fault whatever its HTTP status.
 * @throws AdapterFault `bad-shape` for what is no SOAP message
 */
export function onvifAnswer(payload: RawPayload): OnvifAnswer {
  const silent = /json/.test(payload.contentType) ? Silent.safeParse(jsonOf(payload)) : undefined;
  return silent?.success ? { kind: 'silent', fault: silent.data.fault, reason: silent.data.message, where: payload.name } : soapAnswer(payload);
}

function soapAnswer(payload: RawPayload): OnvifAnswer {
  const body = xmlOf(payload).child('Body');
  const [first] = body?.children() ?? [];
  if (!body || !first) throw new AdapterFault('bad-shape', `${payload.name} is no SOAP message with a body`);
  const where = `${payload.name}${first.path}`;
  if (first.name === 'Fault') return faultOf(first, where);
  if (!first.name.endsWith('Response')) throw new AdapterFault('bad-shape', `${payload.name}: ${first.name} is no answer of ONVIF`);
  const clock = first.name === 'GetSystemDateAndTimeResponse' ? first.child('SystemDateAndTime') : undefined;
  return clock ? { kind: 'clock', clockMs: clockOf(clock), where } : { kind: 'answer', said: saidBy(first), where };
}

/** SOAP 1.2 has Code/Subcode and Reason/Text; 1.1 faultcode and faultstring. */
function faultOf(fault: XmlNode, where: string): OnvifAnswer {
  const codes = [fault.at('Code', 'Value'), fault.at('Code', 'Subcode', 'Value'), fault.at('Code', 'Subcode', 'Subcode', 'Value'), fault.child('faultcode')].flatMap((node) => node?.text ?? []);
  const text = fault.at('Reason', 'Text')?.text || fault.child('faultstring')?.text || '';
  const reason = [...codes.map((code) => code.replace(/^[\w-]+:/, '')), text].filter(Boolean).join(': ').slice(0, 200) || 'a fault without a word';
  return { kind: 'fault', denied: /notauthorized|failedauthentication|unauthori[sz]ed|sender not authorized/i.test(reason), reason, where };
}

/** The camera's own UTC; one that tells only its local time has no clock that can be compared. */
function clockOf(clock: XmlNode): number | null {
  const utc = clock.child('UTCDateTime');
  const part = (...names: string[]): number => {
    const text = utc?.at(...names)?.text ?? '';
    return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  };
  const [year, month, day] = [part('Date', 'Year'), part('Date', 'Month'), part('Date', 'Day')];
  const ms = Date.UTC(year, month - 1, day, part('Time', 'Hour'), part('Time', 'Minute'), part('Time', 'Second'));
  return Number.isNaN(ms) ? null : ms;
}

/** In words, without any address: stream addresses hold logins. */
function saidBy(response: XmlNode): string {
  if (response.name === 'GetDeviceInformationResponse') {
    const text = (name: string): string => response.child(name)?.text ?? '';
    const firmware = text('FirmwareVersion');
    return [text('Manufacturer'), text('Model'), firmware ? `firmware ${firmware}` : ''].filter(Boolean).join(' ').slice(0, 200) || 'answers';
  }
  const profiles = response.children('Profiles').length;
  return profiles > 0 ? `${profiles} media profiles` : `answers ${response.name.replace(/Response$/, '')}`;
}
