import { useCartClient, useSubject } from '@cartlog/cart-react';
import { useState, type ReactNode } from 'react';
import { PEOPLE, signIn } from '../client.js';

const FAILED = 'Signing in is not possible just now. Your cart stays as it is.';

export function Account({ onSignedIn }: { onSignedIn: () => void }): ReactNode {
  const { session } = useCartClient();
  const subject = useSubject();
  const [failure, setFailure] = useState('');
  const enter = (person: string): void => {
    signIn(person).then(
      () => {
        setFailure('');
        onSignedIn();
      },
      () => setFailure(FAILED),
    );
  };
  if (subject !== undefined) {
    return (
      <div className="account">
        <span className="person" data-testid="person">
          <span aria-hidden="true" className="avatar">
            {subject.slice(0, 1).toUpperCase()}
          </span>
          <span className="name">{subject}</span>
        </span>
        <button className="button quiet" onClick={() => session.signOut()}>
          Sign out
        </button>
      </div>
    );
  }
  return (
    <div className="account">
      <span className="account-label" id="sign-in-label">
        Sign in as
      </span>
      <div role="group" aria-labelledby="sign-in-label" className="people">
        {PEOPLE.map((person) => (
          <button key={person} className="button quiet" onClick={() => enter(person)}>
            {person}
          </button>
        ))}
      </div>
      {failure !== '' && (
        <p role="alert" className="account-failure">
          {failure}
        </p>
      )}
    </div>
  );
}
