import type { Grant } from '@ioc/contracts';
import { useProvince, useWords } from '@ioc/screen-ui';

/** One role with how far it reaches, as people read it: "Trực ban · Y tế · Đăk Glei". */
export function useGrantText(): (grant: Grant) => string {
  const { t, pick } = useWords();
  const { components, areas, organisations } = useProvince();
  return ({ role, components: ids, area, organisation }) => {
    const named = (ids ?? []).map((id) => pick(components.find((one) => one.id === id)?.name ?? { vi: id, en: id }));
    const place = area && (areas.find(({ code }) => code === area)?.name ?? area);
    const body = organisations.find(({ id }) => id === organisation);
    const limits = [named.join(', '), place, body?.name ?? organisation].filter(Boolean);
    return [t(`access.role.${role}`), ...(limits.length > 0 ? limits : [t('access.accounts.everything')])].join(' · ');
  };
}
