import { XMLBuilder } from 'fast-xml-parser';
import type { AlarmPriority } from '@ioc/contracts';
import type { AlarmNotice } from '../message.js';
import { alarmUrl, type Centre } from '../words.js';
import type { Channel } from './channel.js';
import { post } from './post.js';

interface Settings {
  url: string;
  sender: string;
  token(): string | undefined;
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });

/** Each alarm of a message as a CAP 1.2 alert (OASIS, 2010). A copy of one has the same identifier. */
export function capChannel({ url, sender, token }: Settings, centre: Centre): Channel {
  return {
    send: async (outgoing, signal) => {
      const secret = token();
      for (const item of outgoing.message.items) {
        if (item.about !== 'alarm') continue;
        const headers = { 'content-type': 'application/cap+xml; charset=utf-8', ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }) };
        await post({ url, headers, body: capAlert(item, { sender, centre, simulated: outgoing.message.simulated, drill: outgoing.message.drill }), signal });
      }
      return null;
    },
  };
}

const urgencies: Record<AlarmPriority, string> = { p1: 'Immediate', p2: 'Expected', p3: 'Future', p4: 'Future' };
const severities: Record<AlarmPriority, string> = { p1: 'Extreme', p2: 'Severe', p3: 'Moderate', p4: 'Minor' };
/** Alert, its changes, its end, which refer to the first one. */
const types: Record<AlarmNotice['what'], string> = { raised: 'Alert', escalated: 'Update', acknowledged: 'Update', returned: 'Cancel' };

interface Said {
  sender: string;
  centre: Centre;
  simulated: boolean;
  drill: boolean;
}

export function capAlert(item: AlarmNotice, { sender, centre, simulated, drill }: Said): string {
  const alert = {
    '@xmlns': 'urn:oasis:names:tc:emergency:cap:1.2',
    identifier: identifierOf(item),
    sender,
    sent: capTime(item.at),
    // CAP 1.2: an exercise is for those who take part in it alone, a test for nobody.
    status: drill ? 'Exercise' : simulated ? 'Test' : 'Actual',
    msgType: types[item.what],
    scope: 'Restricted',
    restriction: centre.name,
    ...(drill ? { note: `DIỄN TẬP ${item.drill ?? ''}`.trim() } : {}),
    code: item.procedure,
    ...(item.what === 'raised' ? {} : { references: `${sender},${identifierOf({ ...item, what: 'raised' })},${capTime(item.raised.at)}` }),
    info: (['vi', 'en'] as const).map((language) => infoOf(item, { language, centre })),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(builder.build({ alert }))}`;
}

function infoOf(item: AlarmNotice, { language, centre }: { language: 'vi' | 'en'; centre: Centre }) {
  return {
    language: language === 'vi' ? 'vi-VN' : 'en-US',
    category: 'Other',
    event: item.name[language],
    responseType: item.what === 'returned' ? 'AllClear' : 'Execute',
    urgency: item.what === 'returned' ? 'Past' : urgencies[item.priority],
    severity: severities[item.priority],
    certainty: 'Observed',
    senderName: centre.name,
    headline: `${item.drill === null ? '' : language === 'vi' ? '[DIỄN TẬP] ' : '[DRILL] '}${item.name[language]} – ${item.areaName}`,
    description: item.evidence[language],
    instruction: item.action[language],
    web: alarmUrl(item, centre),
    area: { areaDesc: item.areaName, geocode: { valueName: 'TCTK', value: item.area } },
  };
}

/** No space, comma, < or & may stand in it. */
const identifierOf = ({ alarm, raised, what }: AlarmNotice) => `${alarm.replace(/[\s,<&]+/g, '_')}/${raised.number}/${what}`;

/** CAP wants an offset and no fraction; Z is not admitted. */
const capTime = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, '-00:00');
