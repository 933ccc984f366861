import { useFeeds, useLink } from '@ioc/screen-live';
import { useIndicators, useSession } from '@ioc/screen-queries';
import { ProvinceContext } from '@ioc/screen-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { Connecting } from './connecting.js';
import { useLight } from './light.js';
import { useProvinceInfo } from './queries.js';

/** Screens begin once the province is known; until then one line says what is waited for. */
export function ProvinceGate({ children }: { children: ReactNode }) {
  const info = useProvinceInfo().data;
  const indicators = useIndicators().data;
  useLight(info?.province.timeZone);
  useRefreshAfterLoss();
  useRefreshOnOtherFeeds();
  useRefreshOnOtherHome();
  if (!info || !indicators) return <Connecting />;
  return <ProvinceContext.Provider value={info}>{children}</ProvinceContext.Provider>;
}

/** A server that comes back may have another configuration; what is shown stays until it has answered. */
function useRefreshAfterLoss(): void {
  const queries = useQueryClient();
  const { status } = useLink();
  const lost = useRef(false);
  useEffect(() => {
    if (status === 'down') lost.current = true;
    if (status !== 'up' || !lost.current) return;
    lost.current = false;
    void queries.invalidateQueries();
  }, [status, queries]);
}

/** A configuration that was taken while running shows itself by its feeds; its indicators and names come with it. */
function useRefreshOnOtherFeeds(): void {
  const queries = useQueryClient();
  const feeds = useFeeds();
  const known = feeds.map(({ id }) => id).join();
  const before = useRef(known);
  useEffect(() => {
    if (before.current !== '' && known !== before.current) void queries.invalidateQueries();
    before.current = known;
  }, [known, queries]);
}

/** Whoever is given another area while the screen is open has another whole. */
function useRefreshOnOtherHome(): void {
  const queries = useQueryClient();
  const home = useSession().data?.home;
  const before = useRef(home);
  useEffect(() => {
    if (before.current !== undefined && home !== undefined && before.current !== home) void queries.invalidateQueries();
    if (home !== undefined) before.current = home;
  }, [home, queries]);
}
