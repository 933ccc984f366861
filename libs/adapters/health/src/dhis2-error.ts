import { z } from 'zod';
import { AdapterFault } from '@ioc/adapter-kit';

const ErrorBody = z.object({ status: z.literal('ERROR'), httpStatusCode: z.number().optional(), message: z.string().optional() });

/** @throws AdapterFault for DHIS2's error object, which some proxies send with HTTP 200 */
export function refuseError(json: unknown, place: string): void {
  const error = ErrorBody.safeParse(json);
  if (!error.success) return;
  const { httpStatusCode, message } = error.data;
  const denied = httpStatusCode === 401 || httpStatusCode === 403;
  throw new AdapterFault(denied ? 'denied' : 'bad-shape', `${place} answered an error: ${message ?? httpStatusCode ?? 'without a reason'}`);
}
