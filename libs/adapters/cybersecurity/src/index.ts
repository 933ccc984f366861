import { avReport } from './avreport.adapter.js';
import { syslogCef } from './syslog-cef.adapter.js';
import { taxii } from './taxii.adapter.js';
import { wazuhAgents } from './wazuh-agents.adapter.js';
import { wazuhAlerts } from './wazuh-alerts.adapter.js';

export const adapters = [avReport, wazuhAgents, wazuhAlerts, syslogCef, taxii] as const;
