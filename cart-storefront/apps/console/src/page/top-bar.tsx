import type { ReactNode } from 'react';
import { signOut } from '../api/access.js';

const PLACES = [
  ['find', 'Find'],
  ['live', 'Live'],
  ['shards', 'Shards'],
] as const;

export function TopBar({ role, place }: { role: string | undefined; place: string }): ReactNode {
  return (
    <header className="top">
      <a className="brand" href="#/find">
        <img src="/icon.svg" alt="" width={28} height={28} />
        Cart console
      </a>
      {role !== undefined && (
        <>
          <nav aria-label="Console">
            {PLACES.map(([path, name]) => (
              <a key={path} href={`#/${path}`} aria-current={place === path ? 'page' : undefined}>
                {name}
              </a>
            ))}
          </nav>
          <p className="who">
            {role} <button onClick={signOut}>Sign out</button>
          </p>
        </>
      )}
    </header>
  );
}
