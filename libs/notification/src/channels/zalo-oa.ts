import { DeliveryFault } from '../delivery-fault.js';
import { body, type Centre } from '../words.js';
import type { Channel } from './channel.js';
import { post } from './post.js';

interface Settings {
  url: string;
  token(): string | undefined;
}

/** The API takes at most so many characters. */
const textLimit = 2000;
/** Access token wrong (-216) or expired (-124): mended by whoever renews it. -32, -211: too many for now. */
const passing = new Set([-124, -216, -32, -211]);

/** A consultation message of a Zalo Official Account (API v3). It answers 200 with an error in the body, which is a fault. */
export function zaloChannel({ url, token }: Settings, centre: Centre): Channel {
  return {
    send: async (outgoing, signal) => {
      const answer = await post({
        url: new URL('/v3.0/oa/message/cs', url).href,
        headers: { 'content-type': 'application/json', access_token: token() ?? '' },
        body: JSON.stringify({ recipient: { user_id: outgoing.address }, message: { text: short(body(outgoing, centre)) } }),
        signal,
      });
      return receiptOf(answer);
    },
  };
}

const short = (text: string) => (text.length <= textLimit ? text : `${text.slice(0, textLimit - 1)}…`);

function receiptOf(answer: string): string | null {
  const { error, message, data } = read(answer);
  if (error === 0) return data?.message_id ?? null;
  throw new DeliveryFault(`Zalo refused it: ${error} ${String(message).slice(0, 200)}`, { permanent: error !== undefined && !passing.has(error) });
}

function read(answer: string): { error?: number; message?: string; data?: { message_id?: string } } {
  try {
    return JSON.parse(answer) as ReturnType<typeof read>;
  } catch (cause) {
    throw new DeliveryFault('Zalo answered with something that is no JSON', { permanent: false, cause });
  }
}
