import type { Bilingual, ComponentId } from '@ioc/contracts';

/** What the seven components are called on screens. */
export const componentNames: Record<ComponentId, Bilingual> = {
  'socio-economic': { vi: 'Kinh tế – xã hội', en: 'Economy and society' },
  'government-performance': { vi: 'Hiệu quả chính quyền', en: 'Government performance' },
  health: { vi: 'Y tế', en: 'Health' },
  education: { vi: 'Giáo dục và Đào tạo', en: 'Education and training' },
  feedback: { vi: 'Phản ánh kiến nghị', en: 'Citizen feedback' },
  'security-traffic': { vi: 'An ninh trật tự – giao thông – đô thị', en: 'Security, traffic and city' },
  cybersecurity: { vi: 'An toàn thông tin mạng', en: 'Cybersecurity' },
};
