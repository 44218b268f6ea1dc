import { useState, type ReactNode } from 'react';
import { ROLES, signIn } from '../api/access.js';

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
      <p>An auditor reads histories, and each read is put on record. An operator sees the machinery.</p>
      <div className="row">
        {ROLES.map((role) => (
          <button key={role} className="primary" onClick={() => enter(role)}>
            Sign in as {role}
          </button>
        ))}
      </div>
      {failed && (
        <p role="alert" className="failure">
          The identity provider cannot be reached.
        </p>
      )}
    </section>
  );
}
