import { useCallback, useRef, type RefCallback, type RefObject } from 'react';
import { useCartClient } from './context.js';

export interface Removal {
  /** For the Remove button of a line. */
  buttonRef: (lineId: string) => RefCallback<HTMLElement>;
  /** @returns what takes the removal back: offer it, instead of asking before */
  remove: (lineId: string) => () => void;
}

/**
 * Removes lines without losing the keyboard's place: focus goes to the Remove button of the line before, else to
 * the heading (give it tabIndex −1).
 */
export function useRemoval(heading: RefObject<HTMLElement | null>): Removal {
  const client = useCartClient();
  const buttons = useRef(new Map<string, HTMLElement>());
  const buttonRef = useCallback(
    (lineId: string): RefCallback<HTMLElement> =>
      (button) => {
        if (button === null) buttons.current.delete(lineId);
        else buttons.current.set(lineId, button);
      },
    [],
  );
  const remove = useCallback(
    (lineId: string) => {
      const { lines } = client.getView();
      const before = lines[lines.findIndex((line) => line.lineId === lineId) - 1];
      const undo = client.remove(lineId);
      const target = before && buttons.current.get(before.lineId);
      (target ?? heading.current)?.focus();
      return undo;
    },
    [client, heading],
  );
  return { buttonRef, remove };
}
