import { avReport } from './avreport.adapter.js';
import { wazuhAgents } from './wazuh-agents.adapter.js';
import { wazuhAlerts } from './wazuh-alerts.adapter.js';

export const adapters = [avReport, wazuhAgents, wazuhAlerts] as const;
