import { useEffect, type ReactNode } from 'react';

const SHOWN_MS = 10_000;

export interface Undo {
  text: string;
  run: () => void;
}

/** Offers to take something back, instead of asking before it is done. */
export function UndoToast({ undo, onClose }: { undo: Undo; onClose: () => void }): ReactNode {
  useEffect(() => {
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [undo, onClose]);
  const takeBack = (): void => {
    undo.run();
    onClose();
  };
  return (
    <section className="toast" aria-label="Undo">
      <span>{undo.text}</span>
      <button className="button quiet" onClick={takeBack}>
        Undo
      </button>
    </section>
  );
}
