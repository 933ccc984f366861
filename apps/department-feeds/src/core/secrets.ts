/** Logins that the departments ask the centre for; both processes get the same ones from the environment. */
export const secretNames = [
  'LGSP_CLIENT_ID',
  'LGSP_CLIENT_SECRET',
  'DHIS2_USER',
  'DHIS2_PASSWORD',
  'WAZUH_USER',
  'WAZUH_PASSWORD',
  'MQTT_USER',
  'MQTT_PASSWORD',
  'CAMERA_USER',
  'CAMERA_PASSWORD',
  'ZALO_OA_TOKEN',
  'ALERT_HUB_TOKEN',
] as const;
export type SecretName = (typeof secretNames)[number];

/** Names that are unset or empty. */
export function missingSecrets(): SecretName[] {
  return secretNames.filter((name) => !process.env[name]);
}

/** @throws Error when it is unset: there is no default login */
export function secret(name: SecretName): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
