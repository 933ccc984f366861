import { Role, type Grant } from '@ioc/contracts';
import { Button } from '@ioc/screen-furniture';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { useId, type ReactNode } from 'react';

/** A screen is paired and has no account. */
const given = Role.options.filter((role) => role !== 'display');
const newGrant: Grant = { role: 'operator', components: null, area: null, organisation: null };

/** Roles of an account, each with its reach. */
export function GrantsField({ grants, onChange }: { grants: readonly Grant[]; onChange: (grants: Grant[]) => void }) {
  const { t } = useWords();
  const put = (nth: number, change: Partial<Grant>) => onChange(grants.map((grant, at) => (at === nth ? { ...grant, ...change } : grant)));
  return (
    <>
      {grants.map((grant, nth) => (
        // A row has no name of its own; rows change only at their place.
        <fieldset key={nth} className="grant" data-grant={nth}>
          <legend>{t('access.accounts.rolesOf', { n: nth + 1 })}</legend>
          <OneGrant grant={grant} onChange={(change) => put(nth, change)} />
          {grants.length > 1 && <Button onClick={() => onChange(grants.filter((_one, at) => at !== nth))}>{t('access.accounts.removeRole')}</Button>}
        </fieldset>
      ))}
      <p>
        <Button onClick={() => onChange([...grants, newGrant])}>{t('access.accounts.addRole')}</Button>
      </p>
    </>
  );
}

function OneGrant({ grant, onChange }: { grant: Grant; onChange: (change: Partial<Grant>) => void }) {
  const { t, pick } = useWords();
  const province = useProvince();
  const chosen = grant.components ?? [];
  const turn = (id: (typeof chosen)[number]) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    onChange({ components: next.length > 0 ? next : null });
  };
  return (
    <>
      <Choice label={t('access.accounts.roles')} value={grant.role} onChange={(role) => onChange({ role: Role.parse(role) })}>
        {given.map((role) => (
          <option key={role} value={role}>
            {t(`access.role.${role}`)}
          </option>
        ))}
      </Choice>
      <Choice label={t('access.accounts.area')} value={grant.area ?? ''} onChange={(area) => onChange({ area: area || null })}>
        <option value="">{t('access.accounts.all')}</option>
        {province.areas.map(({ code }) => (
          <option key={code} value={code}>
            {areaName(province, code)}
          </option>
        ))}
      </Choice>
      <Choice label={t('access.accounts.organisation')} value={grant.organisation ?? ''} onChange={(organisation) => onChange({ organisation: organisation || null })}>
        <option value="">{t('access.accounts.all')}</option>
        {province.organisations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <fieldset className="ask-several">
        <legend>{t('access.accounts.components')}</legend>
        <div>
          {province.components.map(({ id, name }) => (
            <label key={id}>
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} />
              {pick(name)}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Choice({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const id = useId();
  return (
    <p className="ask-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {children}
      </select>
    </p>
  );
}
