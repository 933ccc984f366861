import { province } from '../core/areas.js';
import type { FeedView } from '../department.js';

interface Machine {
  readonly name: string;
  readonly ip: string;
  readonly os: string;
}

const offices = [
  'VPUBND',
  'STTTT',
  'STC',
  'SKHDT',
  'SYT',
  'SGDDT',
  'STNMT',
  'SNV',
  'SGTVT',
  'SXD',
  'TPKONTUM',
  'DAKGLEI',
  'NGOCHOI',
  'DAKTO',
  'KONPLONG',
  'KONRAY',
  'DAKHA',
  'SATHAY',
  'TUMORONG',
  'IAHDRAI',
];
const systems = [
  'Windows 10 Pro 64-bit',
  'Windows 10 Pro 64-bit',
  'Windows 10 Home 64-bit',
  'Windows 11 Pro',
  'Windows 7 Professional Service Pack 1',
  'Windows 8.1 Pro',
];
const malware = [
  ['Trojan.Win32.Agent.gen', 'Trojan', 'Đánh cắp thông tin'],
  ['Worm.Win32.AutoRun', 'Worm', 'Lây lan qua USB'],
  ['W32.Ramnit.N', 'Virus', 'Lây nhiễm tập tin thực thi'],
  ['HEUR:Trojan.Script.Miner', 'Trojan', 'Đào tiền ảo'],
  ['Adware.Win32.Generic', 'Adware', 'Quảng cáo'],
  ['Backdoor.MSIL.Agent', 'Backdoor', 'Cho phép điều khiển từ xa'],
] as const;
const holes = ['CVE-2017-0144', 'CVE-2021-34527', 'CVE-2022-30190', 'CVE-2023-23397', 'CVE-2024-38063'];

/** A workstation's fixed identity. */
export function machine(index: number): Machine {
  const office = offices[index % offices.length] ?? 'KONTUM';
  return {
    name: `${office}-PC${String(Math.floor(index / offices.length) + 1).padStart(3, '0')}`,
    ip: `10.62.${index % offices.length}.${10 + (Math.floor(index / offices.length) % 240)}`,
    os: systems[(index * 7) % systems.length] ?? 'Windows 10 Pro 64-bit',
  };
}

export const settableAv = [
  'av-managed-computers',
  'malware-handled-day',
  'malware-handled-total',
  'infected-computers',
  'av-not-updated-15d',
  'av-protection-on-rate',
  'firewall-on-rate',
  'malicious-connections',
] as const;

/** Figures that the report must add up to; shares are taken over the managed computers. */
interface Totals {
  readonly machines: number;
  readonly infected: number;
  readonly files: number;
  readonly connections: number;
  readonly notUpdated: number;
  readonly protectedOnes: number;
  readonly firewalled: number;
}

function totals(view: FeedView): Totals {
  const whole = (indicator: string) => Math.max(0, Math.round(view.value(indicator, province.code)));
  const machines = whole('av-managed-computers');
  const share = (indicator: string) => Math.round((view.value(indicator, province.code) / 100) * machines);
  const files = whole('malware-handled-day');
  return {
    machines,
    files,
    // Every infected computer names at least one file.
    infected: Math.min(
      machines,
      whole('infected-computers'),
      view.pinned('infected-computers', province.code) === undefined ? Math.max(1, files) : machines,
    ),
    connections: whole('malicious-connections'),
    notUpdated: whole('av-not-updated-15d'),
    protectedOnes: Math.min(machines, share('av-protection-on-rate')),
    firewalled: Math.min(machines, share('firewall-on-rate')),
  };
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function machinesOf(count: number, of: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => of(index)).join('\n');
}

/** Infections: machines without `ip`, several elements for one computer, and a path where the device's type belongs. */
function malwareXml(sums: Totals, random: () => number): string {
  const info = (files: number): string => {
    const [name, type, behaviour] = malware[Math.floor(random() * malware.length)] ?? malware[0];
    return `<MalwareInfo><MalwareName>${name}</MalwareName><MalwareType>${type}</MalwareType><MalwareBehavior>${behaviour}</MalwareBehavior><TypeOfDevice>D:\\Tai lieu\\${name}</TypeOfDevice><NumberFile>${files}</NumberFile></MalwareInfo>`;
  };
  return machinesOf(sums.infected, (index) => {
    const name = escape(machine((index + 211) % Math.max(1, sums.machines)).name);
    const files = Math.floor(sums.files / sums.infected) + (index < sums.files % sums.infected ? 1 : 0);
    const [first, second] = files > 1 && index % 3 === 0 ? [1, files - 1] : [files, 0];
    return [first, second]
      .filter((n, i) => i === 0 || n > 0)
      .map((n) => `<Machine name="${name}">${info(n)}</Machine>`)
      .join('\n');
  });
}

function connectionsXml(sums: Totals, random: () => number): string {
  return machinesOf(sums.connections, (index) => {
    const own = machine((index * 131 + 5) % Math.max(1, sums.machines));
    const hash = Array.from({ length: 4 }, () =>
      Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
    const target = `185.${Math.floor(random() * 200) + 20}.${Math.floor(random() * 255)}.${Math.floor(random() * 254) + 1}`;
    return `<Machine ip="${own.ip}" name="${escape(own.name)}"><ConnectionInfo><Program>C:\\Users\\Public\\svchosts.exe</Program><md5>${hash}</md5><Sha2>${hash}${hash}</Sha2><TargetIP>${target}</TargetIP></ConnectionInfo></Machine>`;
  });
}

function vulnerabilitiesXml(sums: Totals): string {
  return machinesOf(Math.min(sums.machines, 48), (index) => {
    const own = machine(index * 31 + 4);
    return `<Machine ip="${own.ip}" name="${escape(own.name)}"><VulnerabilityInfo><Name>${holes[index % holes.length]}</Name><OSName>${own.os}</OSName></VulnerabilityInfo></Machine>`;
  });
}

function osXml(sums: Totals, nowMs: number): string {
  return machinesOf(sums.machines, (index) => {
    const own = machine(index);
    const ageDays = index < sums.notUpdated ? 16 + (index % 90) : index % 14;
    const updated = new Date(nowMs + 7 * 3_600_000 - ageDays * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .split('-')
      .reverse()
      .join('/');
    return `<Machine ip="${own.ip}" name="${escape(own.name)}"><OSName>${own.os}</OSName><LastUpdate>${updated}</LastUpdate></Machine>`;
  });
}

function qualityXml(sums: Totals): string {
  return machinesOf(sums.machines, (index) => {
    const own = machine(index);
    const on = index < sums.protectedOnes ? 'True' : 'False';
    const wall = (index + 907) % sums.machines < sums.firewalled ? 'True' : 'False';
    return `<Machine ip="${own.ip}" name="${escape(own.name)}"><AutoProtect>${on}</AutoProtect><EnableFirewall>${wall}</EnableFirewall></Machine>`;
  });
}

/** The console rewrites its report once a minute. */
const everyMs = 60_000;

/** Report of the central antivirus console as of dispatch 2290/BTTTT-CATTT (shape from public documents). */
export function avReport(view: FeedView): string {
  const minute = Math.floor(view.now() / everyMs);
  const random = view.random(`avreport/${minute}`);
  const sums = totals(view);
  return `<?xml version="1.0" encoding="utf-8"?>
<edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
<edXML:edXMLHeader><edXML:MessageHeader><edXML:From><edXML:OrganId>000.00.00.H34</edXML:OrganId><edXML:OrganName>UBND tỉnh Kon Tum</edXML:OrganName></edXML:From><Subject>AVReport</Subject></edXML:MessageHeader>
<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/><SignatureValue>0</SignatureValue><KeyInfo><X509Data><X509Certificate>0</X509Certificate></X509Data></KeyInfo></Signature></edXML:edXMLHeader>
<edXML:edXMLBody><AVReport name="Hệ thống giám sát mã độc tập trung">
<Datetime>${(minute * everyMs) / 1000}</Datetime>
<Malware>
${malwareXml(sums, random)}
</Malware>
<Connection>
${connectionsXml(sums, random)}
</Connection>
<Vulnerability>
${vulnerabilitiesXml(sums)}
</Vulnerability>
<OS>
${osXml(sums, minute * everyMs)}
</OS>
<Update><NumberMachineNotUpdateOn15Day>${sums.notUpdated}</NumberMachineNotUpdateOn15Day></Update>
<QualityFeature>
${qualityXml(sums)}
</QualityFeature>
<Statistic><TotalMalwareHandled>${Math.round(view.value('malware-handled-total', province.code))}</TotalMalwareHandled></Statistic>
</AVReport></edXML:edXMLBody>
</edXMLEnvelope>
`;
}

/** A console without machines. */
export function emptyAvReport(): string {
  return '<?xml version="1.0" encoding="utf-8"?>\n<edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLBody><AVReport name=""/></edXML:edXMLBody></edXMLEnvelope>\n';
}
