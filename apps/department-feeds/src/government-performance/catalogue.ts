import { province } from '../core/areas.js';
import { hash } from '../core/random.js';
import { json, thin, type FeedAnswer, type FeedProtocol } from '../core/serve-feed.js';
import { dayMs, startOfDay } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';
import { queryNumber } from './service-body.js';

export const catalogueIndicators = ['open-datasets', 'open-data-agencies', 'open-data-domains'] as const;

const agencies = [
  'Sở Kế hoạch và Đầu tư',
  'Sở Tài chính',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
  'Sở Thông tin và Truyền thông',
  'Sở Tài nguyên và Môi trường',
  'Sở Nông nghiệp và Phát triển nông thôn',
  'Sở Công Thương',
  'Sở Xây dựng',
  'Sở Giao thông vận tải',
  'Sở Tư pháp',
  'Sở Nội vụ',
  'Sở Lao động - Thương binh và Xã hội',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Sở Khoa học và Công nghệ',
  'Sở Ngoại vụ',
  'Thanh tra tỉnh',
  'Ban Dân tộc',
  'Ban Quản lý Khu kinh tế',
  'Văn phòng UBND tỉnh',
  'UBND thành phố Kon Tum',
  'UBND huyện Đăk Glei',
  'UBND huyện Ngọc Hồi',
  'UBND huyện Đăk Tô',
  'UBND huyện Kon Plông',
  'UBND huyện Kon Rẫy',
  'UBND huyện Đăk Hà',
  'UBND huyện Sa Thầy',
  'UBND huyện Tu Mơ Rông',
  "UBND huyện Ia H'Drai",
  'Cục Thống kê',
];
const domains = [
  'Kinh tế',
  'Y tế',
  'Giáo dục',
  'Giao thông',
  'Nông nghiệp',
  'Tài nguyên',
  'Du lịch',
  'Tư pháp',
  'Lao động',
  'Khoa học',
  'Hành chính',
  'Dân tộc',
];

interface Package {
  id: string;
  name: string;
  title: string;
  metadata_modified: string | null;
  organization: { name: string; title: string } | null;
  groups: { name: string; title: string }[];
}

/** The province's open-data store, CKAN Action API v3 `package_search`; its next page is a relative address. */
export const catalogue: FeedProtocol = {
  feed: 'ckan-catalogue',
  answer(request, view) {
    const rows = queryNumber(request.url, 'rows', { usual: 10, max: 1000 });
    const start = queryNumber(request.url, 'start', { usual: 0, max: 1_000_000 });
    const all = packagesOf(view);
    const page = thin(view, all.slice(start, start + rows), (entry) => ({
      ...entry,
      organization: null,
      groups: [],
      metadata_modified: null,
    }));
    return answerOf(request.url, { count: all.length, rows, start, page });
  },
  empty: (request) => answerOf(request.url, { count: 0, rows: 10, start: 0, page: [] }),
};

function answerOf(url: URL, found: { count: number; rows: number; start: number; page: Package[] }): FeedAnswer {
  const { count, rows, start, page } = found;
  const more = rows > 0 && start + rows < count;
  const links = {
    start: url.pathname,
    ...(more ? { next: `${url.pathname}?rows=${rows}&start=${start + rows}` } : {}),
  };
  const result = { count, sort: 'metadata_modified desc', facets: {}, results: page, search_facets: {}, _links: links };
  return json({
    help: `http://dulieu.kontum.gov.vn/api/3/action/help_show?name=package_search`,
    success: true,
    result,
  });
}

/** The first packages have each agency and each domain once, so that the list counts as the world says. */
function packagesOf(view: FeedView): Package[] {
  const count = (indicator: string): number => Math.max(1, Math.round(view.value(indicator, province.code)));
  const owners = count('open-data-agencies');
  const fields = count('open-data-domains');
  return Array.from({ length: Math.round(view.value('open-datasets', province.code)) }, (_, i) => {
    const owner = i % owners;
    const field = i % fields;
    const agency = agencies[owner] ?? `Đơn vị ${owner + 1}`;
    const domain = domains[field] ?? `Lĩnh vực ${field + 1}`;
    return {
      id: uuid(`package|${i}`),
      name: `bo-du-lieu-${String(i + 1).padStart(3, '0')}`,
      title: `${domain}: số liệu của ${agency}`,
      metadata_created: '2023-12-01T08:00:00.000000',
      // CKAN writes UTC without a zone
      metadata_modified: new Date(startOfDay(view.now()) - ((i * 37) % 400) * dayMs).toISOString().replace('Z', '000'),
      state: 'active',
      private: false,
      num_resources: 1,
      license_id: 'other-open',
      organization: { name: `co-quan-${owner + 1}`, title: agency },
      groups: [{ name: `linh-vuc-${field + 1}`, title: domain }],
      resources: [{ id: uuid(`resource|${i}`), format: i % 3 === 0 ? 'XLSX' : 'CSV', datastore_active: i % 3 !== 0 }],
    };
  });
}

function uuid(key: string): string {
  const digits = [0, 1, 2, 3].map((part) => hash(`${key}|${part}`).toString(16).padStart(8, '0')).join('');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}
