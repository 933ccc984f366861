const key = 'rong.camera-reason';

/** What was said last at this desk, until its tab is closed: who follows one thing for a shift says it once. */
export const lastReason = {
  get: () => sessionStorage.getItem(key) ?? '',
  keep: (why: string) => sessionStorage.setItem(key, why),
};
