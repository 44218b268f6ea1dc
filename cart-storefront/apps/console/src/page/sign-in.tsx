import { useState, type ReactNode } from 'react';
import { ROLES, signIn } from '../api/access.js';

const DUTIES: Readonly<Record<(typeof ROLES)[number], string>> = {
  auditor: 'An auditor reads the histories of carts, and each read is put on record.',
  operator: 'An operator sees the machinery: who writes what, and whether all copies agree.',
};

export function SignIn(): ReactNode {
  const [failed, setFailed] = useState(false);
  const enter = (role: string): void => {
    signIn(role).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  return (
    <section className="sign-in">
      <h1>Who is looking?</h1>
      <ul className="roles">
        {ROLES.map((role) => (
          <li key={role}>
            <p>{DUTIES[role]}</p>
            <button className="primary" onClick={() => enter(role)}>
              Sign in as {role}
            </button>
          </li>
        ))}
      </ul>
      {failed && (
        <p role="alert" className="failure">
          The identity provider cannot be reached.
        </p>
      )}
    </section>
  );
}
