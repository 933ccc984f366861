export * from './adapter.js';
export { AdapterFault, HttpSource, HttpAuth, MqttSource, FolderSource, unchanged } from '@ioc/transports';
export type { AdapterFaultKind, HttpRequest, MqttMessage, RawPayload, Unchanged } from '@ioc/transports';
