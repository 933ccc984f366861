/** A rule of the SOC with how often it fires; `data` is what its decoder found. */
export interface Rule {
  readonly id: string;
  readonly level: number;
  readonly description: string;
  readonly groups: readonly string[];
  readonly weight: number;
  readonly location: string;
  readonly log: string;
  readonly mitre?: {
    readonly id: readonly string[];
    readonly tactic: readonly string[];
    readonly technique: readonly string[];
  };
  readonly data?: 'remote' | 'user' | 'none';
}

const bruteForce = { id: ['T1110'], tactic: ['Credential Access'], technique: ['Brute Force'] };
const validAccounts = {
  id: ['T1078'],
  tactic: ['Defense Evasion', 'Persistence', 'Privilege Escalation', 'Initial Access'],
  technique: ['Valid Accounts'],
};

export const usualRules: readonly Rule[] = [
  {
    id: '5715',
    level: 3,
    description: 'sshd: authentication success.',
    groups: ['syslog', 'sshd', 'authentication_success'],
    weight: 22,
    location: 'journald',
    log: 'sshd[3140]: Accepted publickey for quantri from {ip} port 49581 ssh2',
    mitre: validAccounts,
    data: 'remote',
  },
  {
    id: '5501',
    level: 3,
    description: 'PAM: Login session opened.',
    groups: ['pam', 'syslog', 'authentication_success'],
    weight: 18,
    location: 'journald',
    log: 'sudo[1200]: pam_unix(sudo:session): session opened for user root(uid=0)',
    mitre: validAccounts,
    data: 'user',
  },
  {
    id: '60106',
    level: 3,
    description: 'Windows Logon Success',
    groups: ['windows', 'windows_security', 'authentication_success'],
    weight: 20,
    location: 'EventChannel',
    log: 'An account was successfully logged on.',
    data: 'user',
  },
  {
    id: '60122',
    level: 5,
    description: 'Logon Failure - Unknown user or bad password',
    groups: ['windows', 'windows_security', 'authentication_failed'],
    weight: 12,
    location: 'EventChannel',
    log: 'An account failed to log on from {ip}.',
    mitre: bruteForce,
    data: 'remote',
  },
  {
    id: '5710',
    level: 5,
    description: 'sshd: Attempt to login using a non-existent user',
    groups: ['syslog', 'sshd', 'authentication_failed', 'invalid_login'],
    weight: 10,
    location: 'journald',
    log: 'sshd[811]: Invalid user admin from {ip} port 40112',
    mitre: bruteForce,
    data: 'remote',
  },
  {
    id: '533',
    level: 7,
    description: 'Listened ports status (netstat) changed (new port opened or closed).',
    groups: ['ossec'],
    weight: 5,
    location: 'netstat listening ports',
    log: "ossec: output: 'netstat listening ports'",
  },
  {
    id: '550',
    level: 7,
    description: 'Integrity checksum changed.',
    groups: ['ossec', 'syscheck', 'syscheck_entry_modified'],
    weight: 6,
    location: 'syscheck',
    log: "File '/var/www/html/index.php' modified",
  },
  {
    id: '31103',
    level: 7,
    description: 'SQL injection attempt.',
    groups: ['web', 'accesslog', 'attack', 'sql_injection'],
    weight: 3,
    location: '/var/log/nginx/access.log',
    log: '{ip} - - "GET /tin-tuc?id=1%27%20or%201=1 HTTP/1.1" 403',
    data: 'remote',
  },
  {
    id: '5763',
    level: 10,
    description: 'sshd: brute force trying to get access to the system. Authentication failed.',
    groups: ['syslog', 'sshd', 'authentication_failures'],
    weight: 2,
    location: 'journald',
    log: 'sshd[6639]: Failed password for root from {ip} port 52200 ssh2',
    mitre: bruteForce,
    data: 'remote',
  },
  {
    id: '5551',
    level: 10,
    description: 'PAM: Multiple failed logins in a small period of time.',
    groups: ['pam', 'syslog', 'authentication_failures'],
    weight: 1.5,
    location: 'journald',
    log: 'pam_unix(sshd:auth): authentication failure; rhost={ip} user=root',
    mitre: bruteForce,
    data: 'remote',
  },
];

export const criticalRules: readonly Rule[] = [
  {
    id: '40112',
    level: 12,
    description: 'Multiple authentication failures followed by a success.',
    groups: ['syslog', 'attacks', 'authentication_failures'],
    weight: 3,
    location: 'journald',
    log: 'sshd[7781]: Accepted password for quantri from {ip} port 51022 ssh2',
    mitre: {
      id: ['T1078', 'T1110'],
      tactic: ['Credential Access', 'Initial Access'],
      technique: ['Valid Accounts', 'Brute Force'],
    },
    data: 'remote',
  },
  {
    id: '87105',
    level: 12,
    description: 'VirusTotal: Alert - 42 engines detected this file',
    groups: ['virustotal'],
    weight: 3,
    location: 'virustotal',
    log: 'virustotal: malicious=1 positives=42 file=C:\\Users\\Public\\bao-gia.exe',
    mitre: { id: ['T1203'], tactic: ['Execution'], technique: ['Exploitation for Client Execution'] },
  },
  {
    id: '100210',
    level: 13,
    description: 'Kết nối tới địa chỉ độc hại trong danh sách cảnh báo của NCSC',
    groups: ['ncsc', 'threat_intel'],
    weight: 3,
    location: '/var/log/suricata/eve.json',
    log: 'ET CNC outbound connection to {ip}',
    data: 'remote',
  },
  {
    id: '92213',
    level: 15,
    description: 'Executable file dropped in folder commonly used by malware',
    groups: ['sysmon', 'sysmon_eid11_detections', 'windows'],
    weight: 1,
    location: 'EventChannel',
    log: 'File created: C:\\Users\\Public\\Libraries\\svchost.exe',
    mitre: { id: ['T1105'], tactic: ['Command and Control'], technique: ['Ingress Tool Transfer'] },
  },
];
