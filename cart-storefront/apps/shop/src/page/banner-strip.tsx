import { useBanner } from '@cartlog/cart-react';
import type { ReactNode } from 'react';

export function BannerStrip(): ReactNode {
  const banner = useBanner();
  if (banner === undefined) return null;
  const { kind, cause, safe, action } = banner;
  return (
    <section className="banner" data-kind={kind} data-testid="banner" aria-label="Connection">
      <p>
        <strong>{cause}</strong> {safe}
      </p>
      {action !== undefined && (
        <button className="button quiet" onClick={action.run}>
          {action.label}
        </button>
      )}
    </section>
  );
}
