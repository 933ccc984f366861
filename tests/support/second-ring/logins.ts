/** Logins that the systems ask for and the centre's environment holds; made up for this test. */
export const logins = {
  RING_USER: 'trung-tam',
  RING_PASSWORD: 'mat-khau-thu-nghiem',
  RING_WRONG_PASSWORD: 'sai',
  RING_TOKEN: 'token-cua-trung-tam',
  RING_CLIENT_ID: 'kon-tum-ioc',
  RING_CLIENT_SECRET: 'bi-mat-cua-ioc',
} as const;
