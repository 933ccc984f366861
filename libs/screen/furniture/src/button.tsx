import type { ButtonHTMLAttributes } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** White: the one thing that is meant to be done here. */
  primary?: boolean;
  /** The key that does the same. */
  hotkey?: string;
}

export function Button({ primary = false, hotkey, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={primary ? 'button button-primary' : 'button'} {...rest}>
      {children}
      {hotkey && <kbd>{hotkey}</kbd>}
    </button>
  );
}
